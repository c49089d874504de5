#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/sha256.h"

/* FIPS 180-4 examples, and the million times 'a'. */
static void
published_digests_come_out(void **state)
{
	(void)state;
	static const struct {
		const char *text;
		int times;
		const char *hex;
	} table[] = {
		{"", 1, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"},
		{"abc", 1, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"},
		{"abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq", 1,
	     "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"},
		{"aaaaaaaaaa", 100000, "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"},
	};
	for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
		struct sha256 sha;
		char hex[65];
		sha256_start(&sha);
		for (int n = 0; n < table[i].times; n++)
			sha256_add(&sha, table[i].text, strlen(table[i].text));
		sha256_finish(&sha, hex);
		assert_string_equal(hex, table[i].hex);
	}
}

static void
pieces_make_no_difference(void **state)
{
	(void)state;
	char text[200], whole[65], pieces[65];
	memset(text, 'x', sizeof text);
	for (size_t length = 0; length <= sizeof text; length++) {
		struct sha256 sha;
		sha256_start(&sha);
		sha256_add(&sha, text, length);
		sha256_finish(&sha, whole);
		sha256_start(&sha);
		sha256_add(&sha, text, length / 3);
		sha256_add(&sha, text, length - length / 3);
		sha256_finish(&sha, pieces);
		assert_string_equal(whole, pieces);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(published_digests_come_out),
		cmocka_unit_test(pieces_make_no_difference),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
