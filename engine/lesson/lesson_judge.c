/* SPDX-License-Identifier: MIT */
#include "lesson/lesson_judge.h"

#include "base/utf8.h"
#include "lesson/lesson_compare.h"
#include "text/text_letter.h"
#include "text/text_script.h"

#include <string.h>

/* What stood before the word in a typed answer. */
enum article { ARTICLE_NONE, ARTICLE_RIGHT, ARTICLE_FREE, ARTICLE_WRONG };

struct judging {
    const struct lesson_judge *judge;
    const struct lesson_question *question;
    struct lesson_alphabet abc;
    struct lesson_letters typed;
    struct lesson_letters article; /* of the question */
    enum article before;
    int word_from; /* first typed letter behind an article */
    struct arena *a;
};

struct lesson_question lesson_question_of(const struct pack_item *item)
{
    return (struct lesson_question){.text = item->text,
                                    .article = item->article,
                                    .plural = item->plural,
                                    .accept = item->accept};
}

/* Letters behind `article` and the space after it where the typed text begins with it;
 * 0 where it does not, or nothing follows. */
static int behind_article(const struct judging *j, struct lesson_letters article)
{
    int n = article.count;
    if (n == 0 || n >= j->typed.count ||
        !lesson_letters_same(article, lesson_letters_slice(j->typed, 0, n))) {
        return 0;
    }
    if (article.p[n - 1].kind == LESSON_APOSTROPHE_SIGN) {
        return n;
    }
    return j->typed.p[n].kind == LESSON_SPACE && n + 1 < j->typed.count ? n + 1 : 0;
}

static int behind_any_article(struct judging *j, struct lesson_words articles)
{
    int behind = 0;
    for (int i = 0; i < articles.count && behind == 0; i++) {
        behind = behind_article(j, lesson_letters_read(&j->abc, articles.words[i]));
    }
    return behind;
}

static void find_article(struct judging *j)
{
    const struct lesson_rules *rules = j->judge->rules;
    j->article = lesson_letters_read(&j->abc, j->question->article);
    j->before = ARTICLE_RIGHT;
    j->word_from = behind_article(j, j->article);
    if (j->word_from == 0) {
        j->before = ARTICLE_FREE;
        j->word_from = behind_any_article(j, rules->articles_free);
    }
    if (j->word_from == 0) {
        j->before = ARTICLE_WRONG;
        j->word_from = behind_any_article(j, rules->articles_told);
    }
    if (j->word_from == 0) {
        j->before = ARTICLE_NONE;
    }
}

static struct lesson_letters typed_word(const struct judging *j)
{
    return lesson_letters_slice(j->typed, j->word_from, j->typed.count);
}

/* The typed article as a range, or the place where one is missing. */
static struct lesson_range typed_article(const struct judging *j)
{
    size_t from = j->typed.p[0].at.from;
    size_t to = j->word_from > 0 ? j->typed.p[j->word_from - 1].at.from : from;
    if (j->word_from > 0 && j->typed.p[j->word_from - 1].kind != LESSON_SPACE) {
        to = j->typed.p[j->word_from - 1].at.to;
    }
    return (struct lesson_range){from, to};
}

static void put_span_first(struct lesson_verdict *verdict, struct lesson_span span)
{
    int kept = verdict->span_count < LESSON_SPANS_MAX ? verdict->span_count : LESSON_SPANS_MAX - 1;
    memmove(&verdict->spans[1], &verdict->spans[0], (size_t)kept * sizeof span);
    verdict->spans[0] = span;
    verdict->span_count = kept + 1;
}

/* Spans count in the full answer, where the article stands before the text. */
static void shift_expected(struct lesson_verdict *verdict, size_t bytes)
{
    for (int i = 0; i < verdict->span_count; i++) {
        verdict->spans[i].expected.from += bytes;
        verdict->spans[i].expected.to += bytes;
    }
}

static void article_left_out(const struct judging *j, struct lesson_verdict *verdict)
{
    size_t bytes = lesson_article_bytes(j->question->article);
    if (verdict->kind == LESSON_EXACT) {
        enum lesson_span_kind kind =
            j->before == ARTICLE_FREE ? LESSON_SPAN_OTHER : LESSON_SPAN_MISSING;
        size_t shown = kind == LESSON_SPAN_MISSING ? bytes : j->question->article.n;
        verdict->kind = LESSON_ARTICLE_MISSING;
        verdict->credit = LESSON_CREDIT_GOOD;
        put_span_first(verdict, (struct lesson_span){kind, typed_article(j), {0, shown}});
    }
}

static void article_not_right(const struct judging *j, struct lesson_verdict *verdict)
{
    size_t article = j->question->article.n;
    enum lesson_span_kind kind = article > 0 ? LESSON_SPAN_OTHER : LESSON_SPAN_EXTRA;
    if (lesson_verdict_right(verdict)) {
        verdict->kind = LESSON_ARTICLE_WRONG;
        verdict->credit = 0.5;
    } else {
        verdict->credit /= 2;
    }
    put_span_first(verdict, (struct lesson_span){kind, typed_article(j), {0, article}});
}

/* The item's own text, in front of which its article may stand. */
static struct lesson_comparison compare_text(struct judging *j)
{
    struct lesson_letters text = lesson_letters_read(&j->abc, j->question->text);
    struct lesson_comparison out = lesson_compare(&j->abc, text, typed_word(j));
    struct lesson_verdict *verdict = &out.verdict;
    bool has_article = j->question->article.n > 0;
    shift_expected(verdict, lesson_article_bytes(j->question->article));
    if (j->before == ARTICLE_WRONG) {
        article_not_right(j, verdict);
    } else if (has_article && j->before != ARTICLE_RIGHT) {
        article_left_out(j, verdict);
    }
    verdict->expected = lesson_full_answer(j->question->article, j->question->text, j->a);
    return out;
}

/* A text that stands for itself, article and all. */
static struct lesson_comparison compare_other(struct judging *j, struct str answer,
                                              struct lesson_letters typed)
{
    struct lesson_letters letters = lesson_letters_read(&j->abc, answer);
    struct lesson_comparison out = lesson_compare(&j->abc, letters, typed);
    out.verdict.expected = answer;
    return out;
}

static bool is_better(const struct lesson_comparison *a, const struct lesson_comparison *b)
{
    if (a->verdict.credit > b->verdict.credit || a->verdict.credit < b->verdict.credit) {
        return a->verdict.credit > b->verdict.credit;
    }
    return a->distance < b->distance;
}

static void keep_better(struct lesson_comparison *best, struct lesson_comparison other)
{
    if (is_better(&other, best)) {
        *best = other;
    }
}

static struct lesson_comparison best_answer(struct judging *j)
{
    struct lesson_comparison best = compare_text(j);
    const struct pack_list *accept = &j->question->accept;
    if (j->word_from > 0) {
        /* A text may begin with what looks like an article. */
        keep_better(&best, compare_other(j, j->question->text, j->typed));
    }
    for (int i = 0; i < accept->count && i < LESSON_ANSWERS_MAX - 1; i++) {
        keep_better(&best, compare_other(j, accept->parts[i], j->typed));
        if (j->word_from > 0) {
            /* Its article may be another than the text's. */
            keep_better(&best, compare_other(j, accept->parts[i], typed_word(j)));
        }
    }
    return best;
}

static bool is_plural(struct judging *j)
{
    struct lesson_letters plural = lesson_letters_read(&j->abc, j->question->plural);
    return plural.count > 0 &&
           (lesson_letters_same(plural, typed_word(j)) || lesson_letters_same(plural, j->typed));
}

static int item_of(const struct judging *j, struct lesson_letters letters)
{
    const struct lesson_lexicon *lexicon = j->judge->lexicon;
    if (lexicon == NULL) {
        return -1;
    }
    return lesson_lexicon_find(lexicon, lesson_letters_key(&j->abc, letters, j->a));
}

/* source: text 5, the real-word rule: a slip that makes another word of the course is that
 * word.  In a phrase only the word with the slip is one. */
static void check_real_word(struct judging *j, struct lesson_comparison *best)
{
    struct lesson_verdict *verdict = &best->verdict;
    if (is_plural(j)) {
        verdict->kind = LESSON_PLURAL;
        verdict->credit = 0.5;
        return;
    }
    int item = item_of(j, j->typed);
    item = item >= 0 ? item : item_of(j, typed_word(j));
    double credit = 0;
    if (item < 0 && best->slip.count > 0) {
        item = item_of(j, best->slip);
        credit = 0.3;
    }
    if (item >= 0) {
        verdict->kind = LESSON_OTHER_WORD;
        verdict->credit = credit;
        verdict->other_item = item;
    }
}

/* The script of most letters of a text. */
static void main_script(struct str text, char out[TEXT_SCRIPT_BYTES])
{
    int lead = 0;
    memcpy(out, "Zyyy", TEXT_SCRIPT_BYTES);
    while (text.n > 0) {
        uint32_t c = utf8_next(&text);
        char script[TEXT_SCRIPT_BYTES];
        text_letter_script(c, script);
        if (!text_is_letter(c)) {
            continue;
        }
        if (lead == 0) {
            memcpy(out, script, TEXT_SCRIPT_BYTES);
        }
        lead += memcmp(out, script, TEXT_SCRIPT_BYTES) == 0 ? 1 : -1;
    }
}

static bool is_other_script(struct str expected, struct str typed)
{
    char of_expected[TEXT_SCRIPT_BYTES];
    char of_typed[TEXT_SCRIPT_BYTES];
    main_script(expected, of_expected);
    main_script(typed, of_typed);
    return strcmp(of_expected, "Zyyy") != 0 && strcmp(of_typed, "Zyyy") != 0 &&
           strcmp(of_expected, of_typed) != 0;
}

/* Verdicts that leave the word as it is: no other word can be meant. */
static bool is_the_word(const struct lesson_verdict *verdict)
{
    return lesson_verdict_right(verdict) || verdict->kind == LESSON_ARTICLE_WRONG;
}

static struct lesson_verdict without_answer(const struct judging *j, enum lesson_verdict_kind kind)
{
    return (struct lesson_verdict){
        .kind = kind,
        .expected = lesson_full_answer(j->question->article, j->question->text, j->a),
        .other_item = -1};
}

struct lesson_verdict lesson_judge(const struct lesson_judge *judge,
                                   const struct lesson_question *question, struct str typed,
                                   struct arena *a)
{
    struct judging j = {.judge = judge, .question = question, .a = a};
    if (typed.n > LESSON_TYPED_BYTES_MAX) {
        return without_answer(&j, LESSON_WRONG);
    }
    lesson_alphabet_init(&j.abc, judge->rules, judge->tools, a);
    j.typed = lesson_letters_read(&j.abc, typed);
    if (j.typed.count == 0) {
        return without_answer(&j, LESSON_EMPTY);
    }
    find_article(&j);
    struct lesson_comparison best = best_answer(&j);
    if (!is_the_word(&best.verdict)) {
        if (is_other_script(best.verdict.expected, typed)) {
            return without_answer(&j, LESSON_SCRIPT);
        }
        check_real_word(&j, &best);
    }
    return best.verdict;
}
