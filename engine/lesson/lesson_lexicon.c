/* SPDX-License-Identifier: MIT */
#include "lesson/lesson_lexicon.h"

#include "lesson/lesson_letters.h"

struct lesson_lexicon_slot {
    struct str key; /* p == NULL: free */
    int item;
};

/* Scratch is given back after so many items, so that a large course needs no more of it
 * than a small one. */
enum { ITEMS_PER_SCRATCH = 256 };

static struct lesson_lexicon_slot *slot_of(const struct lesson_lexicon *lexicon, struct str key)
{
    size_t at = (size_t)str_hash(key) & (lexicon->slot_count - 1);
    while (lexicon->slots[at].key.p != NULL && !str_eq(lexicon->slots[at].key, key)) {
        at = (at + 1) & (lexicon->slot_count - 1);
    }
    return &lexicon->slots[at];
}

/* The first item of a spelling keeps it. */
static void add_text(struct lesson_lexicon *lexicon, struct lesson_alphabet *abc, struct str text,
                     int item, struct arena *a)
{
    struct str key = lesson_letters_key(abc, lesson_letters_read(abc, text), abc->a);
    struct lesson_lexicon_slot *slot = slot_of(lexicon, key);
    if (key.n > 0 && slot->key.p == NULL) {
        *slot = (struct lesson_lexicon_slot){arena_str(a, key), item};
    }
}

static size_t power_of_two_from(size_t n)
{
    size_t power = 1;
    while (power < n) {
        power *= 2;
    }
    return power;
}

static size_t texts_of(const struct pack_item *items, int count)
{
    size_t texts = 0;
    for (int i = 0; i < count; i++) {
        texts += 1 + (size_t)items[i].accept.count;
    }
    return texts;
}

static void add_item(struct lesson_lexicon *lexicon, struct lesson_alphabet *abc,
                     const struct pack_item *item, int index, struct arena *a)
{
    add_text(lexicon, abc, item->text, index, a);
    for (int i = 0; i < item->accept.count; i++) {
        add_text(lexicon, abc, item->accept.parts[i], index, a);
    }
}

void lesson_lexicon_init(struct lesson_lexicon *lexicon, const struct lesson_rules *rules,
                         struct text_tools *tools, const struct pack_item *items, int item_count,
                         struct arena *a)
{
    lexicon->slot_count = power_of_two_from(2 * texts_of(items, item_count) + 1);
    lexicon->slots = ARENA_ARRAY(a, struct lesson_lexicon_slot, lexicon->slot_count);
    for (int from = 0; from < item_count; from += ITEMS_PER_SCRATCH) {
        struct arena scratch;
        struct lesson_alphabet abc;
        arena_init(&scratch, 0);
        lesson_alphabet_init(&abc, rules, tools, &scratch);
        abc.keys_only = true;
        for (int i = from; i < item_count && i < from + ITEMS_PER_SCRATCH; i++) {
            add_item(lexicon, &abc, &items[i], i, a);
        }
        arena_finish(&scratch);
    }
}

int lesson_lexicon_find(const struct lesson_lexicon *lexicon, struct str key)
{
    if (lexicon->slot_count == 0) {
        return -1;
    }
    const struct lesson_lexicon_slot *slot = slot_of(lexicon, key);
    return slot->key.p != NULL ? slot->item : -1;
}
