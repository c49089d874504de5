#include "base/json.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/buf.h"

static void
containers_nest_and_commas_stand_between(void **state)
{
	struct buf out = {0};
	struct json json = {.out = &out};
	(void)state;
	json_open_object(&json);
	json_key(&json, "empty");
	json_open_array(&json);
	json_close_array(&json);
	json_key(&json, "none");
	json_open_object(&json);
	json_close_object(&json);
	json_key(&json, "list");
	json_open_array(&json);
	json_integer(&json, 1);
	json_open_object(&json);
	json_key(&json, "a");
	json_bool(&json, true);
	json_key(&json, "b");
	json_bool(&json, false);
	json_close_object(&json);
	json_open_array(&json);
	json_null(&json);
	json_close_array(&json);
	json_close_array(&json);
	json_key(&json, "last");
	json_string(&json, NULL);
	json_close_object(&json);
	assert_string_equal(buf_text(&out),
	                    "{\n"
	                    "  \"empty\": [],\n"
	                    "  \"none\": {},\n"
	                    "  \"list\": [\n"
	                    "    1,\n"
	                    "    {\n"
	                    "      \"a\": true,\n"
	                    "      \"b\": false\n"
	                    "    },\n"
	                    "    [\n"
	                    "      null\n"
	                    "    ]\n"
	                    "  ],\n"
	                    "  \"last\": null\n"
	                    "}");
	assert_int_equal(json.depth, 0);
	buf_free(&out);
}

static void
writes(const char *text, const char *expected)
{
	struct buf out = {0};
	struct json json = {.out = &out};
	json_string(&json, text);
	assert_string_equal(buf_text(&out), expected);
	buf_free(&out);
}

static void
strings_are_quoted_and_escaped(void **state)
{
	(void)state;
	writes("", "\"\"");
	writes("plain", "\"plain\"");
	writes("a \"quote\" and a \\", "\"a \\\"quote\\\" and a \\\\\"");
	writes("\b\t\n\f\r", "\"\\b\\t\\n\\f\\r\"");
	writes("na\xc3\xafve \xe6\xbc\xa2 \xf0\x9f\x99\x82",
	       "\"na\xc3\xafve \xe6\xbc\xa2 \xf0\x9f\x99\x82\"");
}

static void
every_control_character_is_escaped(void **state)
{
	(void)state;
	for (int c = 1; c < 0x20; c++) {
		struct buf out = {0};
		struct json json = {.out = &out};
		json_string(&json, (const char[]){'x', (char)c, '\0'});
		assert_memory_equal(out.text, "\"x\\", 3);
		for (size_t i = 0; i < out.length; i++)
			assert_true((unsigned char)out.text[i] >= ' ');
		if (strchr("\b\t\n\f\r", c) == NULL) {
			static const char digits[] = "0123456789abcdef";
			const char unit[] = {'u', '0', '0', digits[c >> 4], digits[c & 15], '"', '\0'};
			assert_string_equal(out.text + 3, unit);
		}
		buf_free(&out);
	}
}

static void
what_a_terminal_would_obey_is_escaped_too(void **state)
{
	(void)state;
	writes("\x7f", "\"\\u007f\"");
	writes("\xc2\x9b", "\"\\u009b\"");
	writes("\xe2\x80\xae", "\"\\u202e\"");
	writes("\xf3\xa0\x81\x81", "\"\\udb40\\udc41\"");
}

static void
ill_formed_bytes_become_replacement_characters(void **state)
{
	(void)state;
	writes("a\xff" "b", "\"a\xef\xbf\xbd" "b\"");
	writes("\xc3", "\"\xef\xbf\xbd\"");
	writes("\xc0\xaf", "\"\xef\xbf\xbd\xef\xbf\xbd\"");
	writes("\xed\xa0\x80", "\"\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd\"");
}

static void
keys_are_escaped_like_strings(void **state)
{
	struct buf out = {0};
	struct json json = {.out = &out};
	(void)state;
	json_open_object(&json);
	json_key(&json, "a\"b");
	json_integer(&json, 0);
	json_close_object(&json);
	assert_string_equal(buf_text(&out), "{\n  \"a\\\"b\": 0\n}");
	buf_free(&out);
}

static void
numbers_are_exact(void **state)
{
	static const struct {
		int64_t tenths;
		const char *text;
	} rows[] = {
		{0, "0.0"}, {5, "0.5"}, {667, "66.7"}, {1000, "100.0"}, {-5, "-0.5"}, {-123, "-12.3"},
		{INT64_MIN, "-922337203685477580.8"},
	};
	struct buf out = {0};
	struct json json = {.out = &out};
	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		json_tenths(&json, rows[i].tenths);
		assert_string_equal(buf_text(&out), rows[i].text);
		buf_clear(&out);
	}
	json_millionths(&json, 1);
	assert_string_equal(buf_text(&out), "0.000001");
	buf_clear(&out);
	json_millionths(&json, -1234567);
	assert_string_equal(buf_text(&out), "-1.234567");
	buf_clear(&out);
	json_integer(&json, INT64_MIN);
	assert_string_equal(buf_text(&out), "-9223372036854775808");
	buf_free(&out);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(containers_nest_and_commas_stand_between),
		cmocka_unit_test(strings_are_quoted_and_escaped),
		cmocka_unit_test(every_control_character_is_escaped),
		cmocka_unit_test(what_a_terminal_would_obey_is_escaped_too),
		cmocka_unit_test(ill_formed_bytes_become_replacement_characters),
		cmocka_unit_test(keys_are_escaped_like_strings),
		cmocka_unit_test(numbers_are_exact),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
