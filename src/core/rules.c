#include <assert.h>
#include <stddef.h>

#include "verdict/check.h"
#include "verdict/quiz.h"

#define ERROR SEVERITY_ERROR
#define WARNING SEVERITY_WARNING
#define NOTE SEVERITY_NOTE

static const struct rule_row rules[] = {
	[RULE_FILE_UNREADABLE] = {"E001", ERROR, "the file can't be read: {1}",
		"name a file that is there and that you may read",
		"The name was understood as a file, or as the id of a quiz, and it could not be opened. The "
		"system's own reason stands behind the colon: perhaps it is not there, or you may not read it. "
		"'verdict list' shows the quizzes that can be named by their id alone; anything with a slash in "
		"it or with the ending .ini is taken for a file."},
	[RULE_FILE_IRREGULAR] = {"E002", ERROR, "this is {1}, not a file",
		"name the quiz file itself",
		"A quiz is one regular file. A folder, a pipe or a device is refused before anything is read from "
		"it, because some of them never end, and because iniparser would load a folder as an empty quiz "
		"without a word."},
	[RULE_FILE_TOO_BIG] = {"E003", ERROR, "the file has {1} bytes; at most {2} are read",
		"split the quiz, or check that this is one",
		"A quiz of 10,000 questions takes about a third of what is allowed. A file beyond that is most "
		"likely not a quiz but something that bears its name."},
	[RULE_FILE_EMPTY] = {"E004", ERROR, "there is no section in the file",
		"begin with [quiz]",
		"The file holds nothing but blank lines and comments, if that much. A quiz begins with [quiz], "
		"then come its outcomes, questions and the text for a tie. The README shows a whole one that can "
		"be copied."},
	[RULE_BYTE_NUL] = {"E005", ERROR, "a NUL byte, at which iniparser drops the rest of the line",
		"save the file as plain UTF-8 text",
		"A byte of zeros ends a text in C, so a reader of INI files drops what stands behind it in the "
		"line, without telling. It comes from a damaged file, or from one that was saved as UTF-16."},
	[RULE_BYTE_CONTROL] = {"E006", ERROR, "the control character {1}",
		"delete it",
		"Control characters change what a terminal does instead of being shown: they can move the cursor, "
		"colour the screen or hide text. A quiz file may have none, so that no quiz can play tricks on "
		"those who take it. A tab may stand around names and values, not inside them, because it has no "
		"width that one can rely on."},
	[RULE_UTF8_INVALID] = {"E007", ERROR, "the byte {1} is not UTF-8",
		"save the file as UTF-8",
		"The file has bytes that are no letters in UTF-8. Most often it was saved in Latin-1 or "
		"Windows-1252, and the byte is an accented letter or a typographic quote. Open it in the editor "
		"with that encoding, and save it as UTF-8."},
	[RULE_CHARACTER_HIDDEN] = {"E008", ERROR, "the invisible character {1}",
		"delete it",
		"Some characters can't be seen and still change what is read: they turn the direction of the "
		"text, join or part words, or take no room at all. They come along when text is copied from a web "
		"page. With them a file can show one thing and mean another, so they are refused."},
	[RULE_LINE_TOO_LONG] = {"E009", ERROR,
		"the line, with its continuations, has {1} bytes; at most {2} can be read",
		"shorten it, or go on in the next numbered key",
		"iniparser reads a line into a fixed number of bytes and loses the whole file at a longer one. A "
		"letter with an accent takes two bytes, a typographic quote three. Long texts are paragraphs "
		"anyway: go on in the next key, as in verdict.2 behind verdict.1."},
	[RULE_LINE_MALFORMED] = {"E010", ERROR,
		"this is no [section], no 'key = value' and no comment",
		"write 'key = value', or start the line with ';'",
		"A line of a quiz file is a section in brackets, a key with '=' and a value, a comment that "
		"begins with ';' or '#', or empty. This one is none of them, and iniparser would lose the whole "
		"file because of it. Perhaps it is the second half of a text that was broken into two lines: put "
		"it into the line before."},
	[RULE_SECTION_MALFORMED] = {"E011", ERROR,
		"a section is a name between '[' and ']' without '[', ']' or ':' in it, alone on its line",
		"write it like [question some-id], and a comment on a line of its own",
		"iniparser takes a section's name up to the first bracket, and drops a section with ':' in its "
		"name together with all of its keys. So a name is only accepted where every version reads the "
		"same: one pair of brackets, alone on its line. A comment stands on a line of its own."},
	[RULE_SECTION_REPEATED] = {"E012", ERROR,
		"[{1}] stands already in line {2}; the two would be merged",
		"rename one of them",
		"iniparser would merge two sections of the same name into one, and of keys that both have the "
		"later value would win without a word. Most often the section was copied to make a new one and "
		"its id was not changed. Upper and lower case make no difference between names."},
	[RULE_KEY_HOMELESS] = {"E013", ERROR, "'{1}' stands before the first section",
		"move it below the [section] that it belongs to",
		"A key belongs to the section above it, and above this one there is none. It may have slipped "
		"above [quiz], or the section's line was lost."},
	[RULE_KEY_MALFORMED] = {"E014", ERROR,
		"the key '{1}' is empty or has one of : ; # \" ' [ ] \\ in it",
		"use letters, digits, '.', '-' and '_'",
		"These characters mean something else in an INI file, or are read differently by different "
		"versions of iniparser. Keys are made of small letters, digits, '.', '-' and '_'."},
	[RULE_KEY_REPEATED] = {"E015", ERROR,
		"'{1}' is set already in line {2}, and that value would be lost",
		"remove or rename one of them",
		"Of two keys with the same name in one section iniparser keeps the last and forgets the other "
		"without a word. Perhaps a paragraph needs the next number (verdict.2), or an option was copied "
		"and its id was not changed."},
	[RULE_VALUE_CUT] = {"E016", ERROR, "the text from '{1}' on would be dropped",
		"put the value in quotes",
		"Outside of quotes ';' and '#' begin a comment, also in the middle of a word, so the rest of this "
		"value would never be seen by anybody. Put straight quotes around the whole value. A comment "
		"behind a value needs a blank before its ';'."},
	[RULE_QUOTE_OPEN] = {"E017", ERROR, "the quote that begins here is not closed",
		"close it at the end of the value",
		"The value begins with a quote and the line ends without another one, so what is read depends on "
		"the version of iniparser. One value is one line: longer texts are paragraphs, such as text.1 and "
		"text.2."},
	[RULE_QUOTE_INSIDE] = {"E018", ERROR,
		"a {1} inside quotes ends or changes the value",
		"use typographic quotes inside, or the other kind around",
		"The first quote of the same kind ends the value, and versions of iniparser differ in what a "
		"backslash does. Inside a text use typographic quotes, which are better to read too, or put the "
		"other kind of straight quotes around the value."},
	[RULE_QUOTE_TRAILING] = {"E019", ERROR, "the text after the closing quote would be dropped",
		"put it inside the quotes, or begin a comment with ' ;'",
		"Behind the quote that closes a value iniparser drops everything. Either the text belongs inside "
		"the quotes, or it is a comment and needs a blank and ';' in front."},
	[RULE_CONTINUATION_MISPLACED] = {"E020", ERROR,
		"the '\\' that ends this line would swallow the next one",
		"delete it; only the line of a key that has a next line can be continued",
		"A backslash at the end of a line joins it with the next one. Behind a section or a comment, or "
		"at the end of the file, it would swallow a line that was meant to stand for itself."},
	[RULE_NAME_UPPERCASE] = {"E021", ERROR, "'{1}' would be read as '{2}'",
		"write names in lower case",
		"iniparser makes all names lower case, so Tea and tea are the same to it and would be merged. To "
		"keep the file and what is read from it the same, names are written in lower case from the start. "
		"Values, the texts, may be written as you like."},
	[RULE_KEYS_TOO_MANY] = {"E022", ERROR, "[{1}] has more than {2} keys",
		"split the section",
		"iniparser looks at all keys of a section to find one, so the time it takes grows with their "
		"square. No question has this many keys: perhaps the line of a section is missing in between."},
	[RULE_SECTIONS_TOO_MANY] = {"E023", ERROR, "there are more than {1} sections",
		"split the quiz",
		"Twice as many sections as a quiz of 10,000 questions has. Nobody would finish it; the file was "
		"most likely made by a program that went wrong."},
	[RULE_READERS_DISAGREE] = {"E024", ERROR, "iniparser does not read what stands here: {1}",
		"report it as a mistake of this program, with the file",
		"Two readers look at every quiz: the scanner of this program, which knows the line of each entry, "
		"and iniparser. They have to agree on every section, key and value. Where they do not, one of "
		"them is wrong about your file, and you should not be the one to find out which during a "
		"workshop. Nothing in the file is your mistake as far as we know."},
	[RULE_FINDINGS_TOO_MANY] = {"E025", ERROR,
		"there are more than {1} findings; the rest is left out",
		"mend those above first",
		"So many findings are seldom so many mistakes: the file may not be a quiz, or one mistake near "
		"its beginning makes all the rest look wrong. Mend the first ones and check again."},
	[RULE_FILE_ENCODING] = {"E026", ERROR, "the file is written {1}",
		"save it as UTF-8 with ordinary line ends",
		"A text file can be written in several ways, and this one is not in UTF-8, or its lines end as "
		"they did on computers of the 1990s. Most editors show the encoding in the bottom line and let "
		"you choose another one when saving."},
	[RULE_MARKS_TOO_MANY] = {"E027", ERROR, "more than {1} marks stand on one character",
		"delete those that are too many",
		"Accents and other marks stand on, below or around the character before them. No script needs more "
		"than eight on one, which the tallest stacks of Tibetan come to. Dozens of them run over the lines "
		"above and below, so that one text could make others unreadable."},
	[RULE_KEYS_TOO_MANY_IN_ALL] = {"E028", ERROR, "there are more than {1} keys in the file",
		"split the quiz",
		"A quiz of 10,000 questions gets along with a quarter of them. Reading many more would take "
		"iniparser seconds, and nobody writes them by hand: the file was most likely made by a program that "
		"went wrong."},

	[RULE_SECTION_UNKNOWN] = {"E101", ERROR, "there is no kind of section called '{1}'",
		"use quiz, outcome, tie, topic, question, table, panel, caution or case",
		"A section begins with its kind: [quiz], [tie], and with an id behind it [outcome ID], [topic "
		"ID], [question ID], [table ID], [panel ID], [caution ID], [case ID]. Unknown ones are mistakes "
		"and are not skipped, because a misspelt [queston pay] would be missing without anybody being "
		"told."},
	[RULE_SECTION_MISSING] = {"E102", ERROR, "{1} is missing",
		"add the section",
		"Every quiz has one [quiz], which names it, and one [tie] with the text for those whom two "
		"outcomes fit equally well. A tie is a verdict too, and those who get it should not face an empty "
		"page."},
	[RULE_SECTION_ID_MISSING] = {"E103", ERROR, "[{1}] has no id",
		"write it as [{1} some-id]",
		"Of this kind there may be several sections, so each needs a name of its own behind the kind. "
		"Conditions, fits and cases use it, and nobody sees it on the screen: [question pay], [outcome "
		"tea]."},
	[RULE_SECTION_ID_UNWANTED] = {"E104", ERROR, "[{1}] takes no id",
		"write it as [{1}]",
		"There is one section of this kind in a quiz, so it needs no id. What you wrote behind it may be "
		"meant for another kind of section."},
	[RULE_ID_MALFORMED] = {"E105", ERROR, "the id '{1}' is not made of a-z, 0-9 and '-'",
		"rename it",
		"Ids are the names by which parts of a quiz speak of each other. They are made of small letters, "
		"digits and '-', so that they can be told from the words of a condition and typed on every "
		"keyboard. The text that people read stands in a key of its own and has no such limits."},
	[RULE_ID_RESERVED] = {"E106", ERROR, "'{1}' is a word of conditions and can't be an id",
		"rename it",
		"The words is, in, and, or, not, answered, skipped and verdict have a meaning in conditions, and "
		"an outcome can't be called tie or none, since these are verdicts. An id that is one of them "
		"would make conditions ambiguous."},
	[RULE_KEY_UNKNOWN] = {"E107", ERROR, "[{2}] has no key '{1}'",
		"rename or remove it",
		"A key that nobody reads is most often a misspelt one, and what it says would be missing. So "
		"unknown keys are mistakes and are not skipped. What behaves like a remark is better a comment: a "
		"line that begins with ';'."},
	[RULE_KEY_MISSING] = {"E108", ERROR, "[{2}] lacks the key '{1}'",
		"add '{1} = ...'",
		"The section can't be used without this key. Where its name ends in .1 it is the first of several "
		"numbered paragraphs, of which at least one is needed."},
	[RULE_TEXT_EMPTY] = {"E109", ERROR, "'{1}' is empty",
		"write the text, or remove the key",
		"The key is there, but there is nothing behind its '='. An empty text would show as a gap on the "
		"screen, so it is refused rather than shown."},
	[RULE_NUMBER_MALFORMED] = {"E110", ERROR, "'{1}' is not a whole number from {2} to {3}",
		"write one in digits",
		"Here a whole number in digits is expected, and the two that limit it stand in the finding. A "
		"weight, for example, is from 1 to 10 and counts how much a question matters beside the others."},
	[RULE_YES_NO_MALFORMED] = {"E111", ERROR, "'{1}' is neither yes nor no",
		"write yes or no",
		"These keys are switches: fact, scale, short. Only the two words yes and no are understood, so "
		"that nobody has to guess what 'on' or '1' or a misspelt 'yse' does."},
	[RULE_FORMAT_UNSUPPORTED] = {"E112", ERROR, "format '{1}' is not known to this program",
		"write 'format = 1', or use a newer program",
		"The number says by which rules the file is to be read. This program knows format 1. A file with "
		"a higher one was written for a later version of the program."},
	[RULE_NUMBERING_GAP] = {"E113", ERROR, "'{1}' is there, but '{2}' is not",
		"number them 1, 2, 3 without a gap",
		"Paragraphs, rows and notes are numbered 1, 2, 3 and shown in that order. With a gap one would "
		"not know whether something was lost. Perhaps one was deleted and those behind it kept their "
		"numbers."},
	[RULE_OUTCOME_COUNT] = {"E114", ERROR, "the number of outcomes is {1}",
		"have 2 to 8 of them",
		"With one outcome there is nothing to decide, and more than eight can't be told apart on one "
		"screen or by the colours of a terminal. Many outcomes are often several quizzes, or some of them "
		"belong under one name."},
	[RULE_OPTION_COUNT] = {"E115", ERROR, "the number of options of question '{1}' is {2}",
		"have 2 to 9 of them",
		"With one option there is nothing to choose, and each option is chosen by one digit, which makes "
		"nine the limit. A question with more choices can be split in two: first the kind, then, with a "
		"condition, which one of it."},
	[RULE_QUESTIONS_MISSING] = {"E116", ERROR, "there is no question",
		"add a [question some-id]",
		"A quiz without a question can't come to a verdict. Every [question ID] has a text and two "
		"options at least."},
	[RULE_OPTION_TEXT_REPEATED] = {"E117", ERROR, "the options '{1}' and '{2}' say the same",
		"reword one of them",
		"Two options of one question show the same words, so nobody can know which of them to choose. "
		"Most often one was copied and its text was not changed."},

	[RULE_TOPIC_UNKNOWN] = {"E201", ERROR, "there is no topic '{1}'",
		"name one that is there, or add its section",
		"The key 'topic' names a [topic ID] section by its id, and there is none of that id. Topics group "
		"questions: their names stand above the questions and divide the results."},
	[RULE_OUTCOME_UNKNOWN] = {"E202", ERROR, "there is no outcome '{1}'",
		"name one that is there, or add its section",
		"An outcome is named here by its id, the word behind [outcome ...], not by the name that people "
		"see. A fit for an outcome that does not exist would count for nobody."},
	[RULE_QUESTION_UNKNOWN] = {"E203", ERROR, "there is no question '{1}'",
		"name one that is there, or add its section",
		"A condition, a case or a reason names a question by its id, the word behind [question ...], and "
		"there is none of that id. A condition on a missing question would never hold."},
	[RULE_OPTION_UNKNOWN] = {"E204", ERROR, "question '{2}' has no option '{1}'",
		"name one of {3}",
		"The question is there, but has no option of that id. Options are named by what stands behind "
		"'option.' in their key, not by the text that people see; the finding lists those that the "
		"question has."},
	[RULE_OPTION_WITHOUT_TEXT] = {"E205", ERROR,
		"'{2}' speaks of the option '{1}', which has no text",
		"add 'option.{1} = ...'",
		"A key such as option.late.fit says something about the option 'late', but no key option.late "
		"gives the text by which one could choose it. Either the text is missing, or one of the two ids "
		"is misspelt."},
	[RULE_FIT_MALFORMED] = {"E206", ERROR, "'{1}' is not an outcome and a number",
		"write a fit like \"coffee -2, tea +1\"",
		"A fit lists outcomes with a number for each, parted by commas: \"coffee -2, tea +1\". It says "
		"how well an outcome suits somebody who answers this. An outcome that is left out counts as 0."},
	[RULE_FIT_RANGE] = {"E207", ERROR, "a fit of {1} is outside -2 to +2",
		"use -2, -1, 0, +1 or +2",
		"A fit goes from -2, speaks clearly against, to +2, speaks clearly for. Five steps are as fine as "
		"anybody can tell, and the same scale everywhere keeps one option from drowning all others. What "
		"matters more gets a higher weight on its question."},
	[RULE_FIT_REPEATED] = {"E208", ERROR, "the outcome '{1}' has a fit here already",
		"keep one of the two",
		"One outcome stands twice in the same fit, and only one of the two numbers can count. Perhaps the "
		"other was meant for another outcome."},

	[RULE_CONDITION_MALFORMED] = {"E301", ERROR, "expected {1}, found {2}",
		"write a condition like \"sleep is soon and not (age in (child, teen))\"",
		"A condition compares earlier questions with their options: goal is job, goal is not job, goal in "
		"(job, team), goal answered, goal skipped, joined by and, or, not and parentheses. The finding "
		"says what was expected where the reading stopped; the column points to it."},
	[RULE_CONDITION_FORWARD] = {"E302", ERROR, "the question '{1}' is not asked before this",
		"ask about earlier questions, or move it up",
		"A condition may look back only. Because of that every flow ends, nobody can be led in a circle, "
		"and going back always shows what was there before. Move the question that is looked at above "
		"this one."},
	[RULE_CONDITION_VERDICT] = {"E303", ERROR, "the verdict is not known while questions are asked",
		"ask for the verdict in a [caution] only",
		"While questions are asked there is no verdict yet, and asking for it would let the quiz steer "
		"towards what it has already decided. In the 'when' of a [caution], which is shown with the "
		"verdict, one may ask for it."},
	[RULE_CONDITION_SHORT] = {"E304", ERROR,
		"'{1}' is in the short form, but this looks at '{2}', which is not",
		"add 'short = yes' to '{2}', or take it from '{1}'",
		"The short form asks only questions with 'short = yes'. A condition that looks at any other would "
		"be about a question that was not asked, so it would never hold in the short form."},
	[RULE_CONDITIONS_TOO_LONG] = {"E305", ERROR,
		"the conditions of the quiz have more than {1} tests in all",
		"ask less often, or split the quiz",
		"All conditions are followed again and again: for the path, for what would flip the verdict, for "
		"the odds. Past this size a quiz would no longer answer at once."},

	[RULE_ROW_CELLS] = {"E401", ERROR, "the number of cells in '{1}' is {2}, that of columns {3}",
		"part the cells with '|', one for each column",
		"Each row of a table has one cell for each column that 'columns' names, parted by '|'. With a "
		"cell too few or too many every figure behind it would stand under the wrong heading."},
	[RULE_AXIS_MALFORMED] = {"E402", ERROR, "'{1}' is not a stretch of time",
		"write one or two numbers of days, the smaller first, like \"0.5 90\"",
		"An axis gives a row as stretches of time in days, one for each column but the first, so that it "
		"can be drawn: one number for a moment, two for from and to. A quarter of an hour is about 0.01."},

	[RULE_CASE_ANSWER_UNASKED] = {"E501", ERROR, "the question '{1}' is not asked in this case",
		"remove its answer, or mend the answers that lead there",
		"The answers of a golden case lead along a path on which this question is not asked, so its "
		"answer does not count and the case does not test what it seems to. Check the conditions of the "
		"question."},
	[RULE_CASE_VERDICT] = {"E502", ERROR, "case '{1}' expects '{2}' but gets '{3}'",
		"mend the case, or the fits it rests on",
		"A golden case is a promise: with these answers this is the verdict. It is calculated each time "
		"the quiz is checked, so that a change to a fit or a weight can't turn a verdict around without "
		"your knowing. 'verdict take QUIZ --answers FILE' shows how the verdict comes about."},
	[RULE_CASE_REASON] = {"E503", ERROR,
		"case '{1}' does not have the question '{2}' among its three strongest reasons: {3}",
		"mend the case, or the fits it rests on",
		"The key 'reason' names the question that must be among the three that contributed most. The "
		"verdict may still be right, but it now rests on other answers than you had in mind."},

	[RULE_FIT_MISSING] = {"W601", WARNING,
		"the number of options without a fit in question '{1}' is {2}",
		"give them one, even if it is \"coffee 0\"",
		"An option without a fit counts as 0 for every outcome. That may be what you want; then write it "
		"down, so that everybody who reads the file can see that it was not forgotten."},
	[RULE_TOPIC_UNUSED] = {"W602", WARNING, "no question belongs to the topic '{1}'",
		"remove it, or name it in a question",
		"The topic is declared and no question names it. Perhaps its questions were removed, or they name "
		"another topic that is spelt nearly the same."},
	[RULE_QUOTE_STRAY] = {"W603", WARNING, "the quote {1} would be shown as a part of the text",
		"put straight quotes around the whole value",
		"The value begins and ends with typographic quotes, or has one straight quote without a partner. "
		"No reader of INI files takes these for quotes around a value, so they would be shown as a part "
		"of the text."},
	[RULE_WHY_MISSING] = {"W604", WARNING,
		"the question '{1}' has no 'why', though most others have one",
		"say in one sentence why it is asked",
		"People may ask why a question is put to them before they answer, with the key w. Where most "
		"questions of a quiz have an answer to that, one without looks as if there were something to "
		"hide. A quiz in which few questions give reasons is left alone. A good why never says which way "
		"an answer counts."},
	[RULE_SOURCE_MISSING] = {"W605", WARNING,
		"'{1}' states figures and has no source",
		"add a source: who said so, and the year",
		"A share in per cent, a number of millions or so many times as much is something that somebody "
		"counted, and readers will want to know who and when; so are the figures of a table. The source is "
		"shown small behind the text. A text that names a year itself is left alone, and so are texts "
		"without figures: they are taken for your own judgement."},
	[RULE_SOURCE_OLD] = {"W606", WARNING,
		"the figures here are from {1}",
		"look for newer ones, or say in the text that they are old",
		"The latest year in the source lies more than ten years back, and the text states a share or a "
		"number. Such figures change; a reader takes them for today's. Sources of texts without figures "
		"are left alone, since a paper from 1970 may still be right. The clock of the machine says what "
		"today is; SOURCE_DATE_EPOCH in the environment sets another day."},

	[RULE_QUESTION_UNREACHABLE] = {"W701", WARNING,
		"nobody gets to the question '{1}'",
		"mend its 'when', or remove the question",
		"No way of answering or skipping the questions before it makes its condition true. Often an 'and' "
		"should be an 'or', or the condition looks at two branches that exclude each other. All ways are "
		"followed, so this is certain. Questions that only this one leads to are not reported as well. An "
		"option has no condition of its own: whoever is asked can choose every one."},
	[RULE_CONDITION_ALWAYS] = {"W702", WARNING,
		"the condition of [{1}] always holds",
		"remove the 'when', or mend it",
		"Whatever is answered or skipped before, the condition comes out true, so it makes no difference. "
		"Often an 'or' should be an 'and'. All ways are followed, so this is certain; a caution is held "
		"against every verdict there can be, without asking which of them goes with which answers."},
	[RULE_CONDITION_PART] = {"W703", WARNING,
		"'{1}' {2} holds",
		"mend this part of the condition, or leave it out",
		"The whole condition makes a difference, but this part of it comes out the same on every way "
		"through the quiz. Perhaps an option was added later on, or 'and' and 'or' were mixed up: 'and' "
		"binds more closely. All ways are followed, so this is certain."},
	[RULE_CAUTION_NEVER] = {"W704", WARNING,
		"nobody is shown the caution '{1}'",
		"mend its 'when', or remove the caution",
		"No way of answering or skipping the questions makes its condition true, whatever the verdict. "
		"This is certain. That it is not reported does not mean that somebody will be shown it: which "
		"verdicts go with which answers is not looked at."},
	[RULE_OUTCOME_NEVER] = {"W705", WARNING,
		"nobody gets the outcome {1}: no answer puts it before {2}",
		"give it a higher fit in some options",
		"An outcome wins only with an answer that speaks more for it than for the other one, by more than "
		"the tie band, or that rules the other out. There is no such answer here, in any question that "
		"somebody gets to, so this is certain. An outcome that always stands between others can't win "
		"either: it never gets before their average. The short form is looked at by itself, if there is "
		"one. 'verdict odds' tells how often each outcome comes out."},
	[RULE_QUESTION_DEAD] = {"W706", WARNING,
		"the question '{1}' makes no difference",
		"give its options different fits, or remove it",
		"Each of its options speaks for all outcomes alike, none rules anything out, and no condition and "
		"no caution looks at it. An answer to it counts as one more answer and tells nothing, so whoever "
		"gives it gives time for nothing. This is certain. 'verdict odds' tells of questions that hardly "
		"make a difference."},
	[RULE_OPTIONS_TWINS] = {"W707", WARNING,
		"the options '{1}' and '{2}' make no difference to each other",
		"make one of them, or give them different fits",
		"Both have the same fits, rule out the same, give the same reason or none, and no condition or "
		"caution tells them apart. People will ask themselves which of them to choose, and it does not "
		"matter. Options of a question with 'scale = yes' are left alone: they are steps."},
	[RULE_QUESTIONS_ALIKE] = {"W708", WARNING,
		"the questions '{1}' and '{2}' ask the same",
		"reword or remove one of them",
		"Their texts differ in nothing but capitals, blanks and punctuation, and one person can meet "
		"both. The same text in two branches that exclude each other is left alone. 'verdict odds' finds "
		"questions that differ in words but count alike."},
	[RULE_OPTIONS_ALIKE] = {"W709", WARNING,
		"the options '{1}' and '{2}' nearly say the same",
		"reword one of them",
		"Their texts differ in nothing but capitals, blanks and punctuation, so nobody can know which of "
		"them to choose."},
	[RULE_ANSWERS_TOO_MANY] = {"W710", WARNING,
		"nobody is asked more than {1}, and a verdict takes {2} answers",
		"lower 'min_answers', or ask more",
		"With fewer answers than 'min_answers' there is no verdict, and no way through the conditions "
		"meets that many questions. So there is none for anybody, unless answers rule out all outcomes "
		"but one. The short form takes half of its questions or 'min_answers', whatever is less."},
	[RULE_OUTCOME_HIDDEN] = {"W711", WARNING,
		"nobody gets the outcome {1} without skipping questions or weighing them",
		"give it a higher fit in some options",
		"All ways to answer all that is asked were counted, each question at its normal importance, and "
		"none leads there. Few people skip or weigh at all, so the outcome is there for hardly anybody."},

	[RULE_TEXT_LONG] = {"W801", WARNING,
		"'{1}' has {2} characters",
		"say it in 160 or fewer",
		"A question and its options are read on one screen, by people who want to go on. Past about two "
		"lines many read only the beginning. What is background belongs into 'why'; what is reason into "
		"'because'."},
	[RULE_TWO_QUESTIONS] = {"W802", WARNING,
		"a second question begins here",
		"ask one thing at a time: make two questions of it",
		"Somebody may want to answer yes to the first half and no to the second, and has one answer for "
		"both. What comes out can't be read. Only a second question mark and 'and' before a verb with its "
		"subject, such as 'and do you', are looked for, and only in English quizzes."},
	[RULE_ABSOLUTE] = {"W803", WARNING,
		"hardly anybody does something '{1}'",
		"ask how often, or what happens mostly",
		"With 'always' or 'never' in a question most people have to say no, also those for whom it is "
		"nearly true, and the answers stop telling people apart. In an option the words are fine: there "
		"they are the end of a scale. Only the texts of questions are looked at, and only in English "
		"quizzes."},
	[RULE_VERDICTS_UNEVEN] = {"W804", WARNING,
		"the verdict of '{1}' has {2} characters, the longest one {3}",
		"say about as much of each outcome",
		"Who gets a verdict with a quarter of the words of the others will think that its author did not "
		"care for it, and may be right. It is reported where the longest text has more than twice the "
		"characters of the shortest, and more than two lines more."},
	[RULE_SCREEN] = {"W805", WARNING,
		"the question needs {1} more than a screen of 80 columns by 24 lines has",
		"shorten its text and options, or have fewer of them",
		"The question, its options and the line for its importance do not fit a terminal of the usual "
		"size, so people have to scroll and may overlook the last options. The lines are counted as the "
		"full screen sets them. 'verdict check' counts every question as it stands when it is asked for "
		"the first time."},

	[RULE_NOT_CHECKED] = {"N901", NOTE,
		"there are too many ways through the quiz to check whether {1} '{2}'",
		"look at the conditions by hand, or let fewer of them hang together",
		"To find what can never happen, all ways through the questions that hang together by their "
		"conditions are followed, up to 100,000 at a time. Past that, or where no answers were found that "
		"lead to an outcome and no proof that none do, nothing is claimed. This note is no objection, "
		"also with --strict."},
};

_Static_assert(sizeof rules / sizeof *rules == RULES, "one row for each rule");
_Static_assert(OUTCOMES_MIN == 2 && OUTCOMES_MAX == 8, "the remedy of E114 names them");
_Static_assert(OPTIONS_MIN == 2 && OPTIONS_MAX == 9, "the remedy of E115 names them");
_Static_assert(FIT_MAX == 2, "the wording of E207 names it");

const struct rule_row *
rule_row(enum rule rule)
{
	assert((size_t)rule < RULES);
	return &rules[rule];
}

const char *
severity_word(enum severity severity)
{
	static const char *const words[] = {
		[SEVERITY_NOTE] = "note",
		[SEVERITY_WARNING] = "warning",
		[SEVERITY_ERROR] = "error",
	};
	_Static_assert(sizeof words / sizeof *words == SEVERITIES, "a word for each severity");
	return words[severity];
}

static char
upper(char c)
{
	return c >= 'a' && c <= 'z' ? (char)(c - 'a' + 'A') : c;
}

enum rule
rule_named(const char *code)
{
	for (int rule = 0; rule < RULES; rule++) {
		const char *own = rules[rule].code, *other = code;
		while (*own != '\0' && *own == upper(*other)) {
			own++;
			other++;
		}
		if (*own == '\0' && *other == '\0')
			return (enum rule)rule;
	}
	return RULES;
}
