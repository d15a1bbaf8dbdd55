/* Every length and every place around the edges of the vectors. */
#include "unit.h"
#include "web/html.h"

static struct buf out;

static void
setup(void)
{
	out = buf_process((size_t)1024 * 1024);
}

static void
teardown(void)
{
	buf_free(&out);
}

START_TEST(the_five_are_entities)
{
	html_put(&out, STR("<a href=\"x\">Tom & 'Jerry'</a>"));
	ck_str(buf_str(&out), "&lt;a href=&quot;x&quot;&gt;Tom &amp; "
	    "&#39;Jerry&#39;&lt;/a&gt;");
}
END_TEST

START_TEST(all_else_stands)
{
	char all[256];
	size_t n = 0;

	html_put(&out, STR(""));
	ck_assert_uint_eq(out.n, 0);
	for (int c = 0; c < 256; c++)
		if (strchr("<>&\"'", c) == NULL || c == 0)
			all[n++] = (char)c;
	html_put(&out, str_n(all, n));
	ck_assert_uint_eq(n, 251);
	ck_assert_uint_eq(out.n, n);
	ck_assert_mem_eq(out.p, all, n);
}
END_TEST

/* Every length around the vectors' edges, one byte to escape at every place;
 * the source ends where its memory ends, so that a read past it is seen. */
START_TEST(every_place_in_every_length)
{
	static const char bytes[] = "<>&\"'";
	static const char *const texts[] = { "&lt;", "&gt;", "&amp;", "&quot;",
		"&#39;" };

	for (size_t n = 1; n <= 70; n++) {
		char *s = malloc(n), want[128];

		for (size_t at = 0; at < n; at++) {
			size_t which = (n + at) % 5;

			memset(s, 'x', n);
			s[at] = bytes[which];
			snprintf(want, sizeof(want), "%.*s%s%.*s", (int)at, s,
			    texts[which], (int)(n - at - 1), s + at + 1);
			buf_reset(&out);
			html_put(&out, str_n(s, n));
			ck_str(buf_str(&out), want);
		}
		memset(s, '"', n);
		buf_reset(&out);
		html_put(&out, str_n(s, n));
		ck_assert_uint_eq(out.n, 6 * n);
		free(s);
	}
}
END_TEST

START_TEST(a_full_buffer_takes_what_fits)
{
	struct buf b = buf_process(40);

	html_put(&b, STR("0123456789012345678901234567890123456789"));
	ck_assert(buf_ok(&b));
	ck_assert_uint_eq(b.n, 40);
	buf_reset(&b);
	html_put(&b, STR("\"\"\"\"\"\"1234"));
	ck_assert(buf_ok(&b));
	ck_assert_uint_eq(b.n, 40);
	html_put(&b, STR("5"));
	ck_assert(!buf_ok(&b));
	buf_free(&b);
}
END_TEST

START_TEST(long_texts)
{
	char *s = malloc(100000);

	memset(s, 'a', 100000);
	for (int i = 0; i < 100000; i += 1000)
		s[i] = '<';
	html_put(&out, str_n(s, 100000));
	ck_assert_uint_eq(out.n, 100000 + 3 * 100);
	free(s);
}
END_TEST

int
main(void)
{
	Suite *s = suite_create("html");
	TCase *tc = unit_case(s, "escaping");

	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_add_test(tc, the_five_are_entities);
	tcase_add_test(tc, all_else_stands);
	tcase_add_test(tc, every_place_in_every_length);
	tcase_add_test(tc, a_full_buffer_takes_what_fits);
	tcase_add_test(tc, long_texts);
	return unit_run(s);
}
