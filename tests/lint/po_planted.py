# SPDX-License-Identifier: MIT
"""The catalogue lint passes a good tree and names the place of every planted fault.

    po_planted.py TREE"""
import os
import subprocess
import sys
import tempfile

TREE = os.path.abspath(sys.argv[1])

HEADER = """# SPDX-License-Identifier: MIT
msgid ""
msgstr ""
"Language: {lang}\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"
"X-Tala-Reviewed: no\\n"

"""
GREET = """msgctxt "test.greet"
msgid "Hello {{name}}"
msgstr "{0}"

"""
WORDS = """msgctxt "test.words"
msgid "{{n}} word of {{all}}"
msgid_plural "{{n}} words of {{all}}"
msgstr[0] "{0}"
msgstr[1] "{1}"
"""


def po(lang, greet, one, many):
    return HEADER.format(lang=lang) + GREET.format(greet) + WORDS.format(one, many)


EN = po("en", "Hello {name}", "{n} word of {all}", "{n} words of {all}")
NL = po("nl", "Dag {name}", "één woord van {all}", "{n} woorden van {all}")
AR = po("ar", "مرحبًا {name}", "كلمة من {all}", "{n} كلمات من {all}")
TABLE = "# remark\nar\nen\n\nnl\n"
GOOD = {
    "locales/languages.txt": TABLE,
    "locales/xx.po": HEADER.format(lang="xx"),  # not in the table: may be unfinished
    "locales/en.po": EN,
    "locales/nl.po": NL,
    "locales/ar.po": AR,
    "engine/x/x.c": '/* i18n_text(c, "test.remark") */\n'
                    'f(i18n_text(c, "test.greet"), "not.a-key");\n'
                    'T(many ? "test.words" : "test.greet");\n',
    "engine/app/y.c": 'const char *key = "test.words", *file = "endonyms.tsv";\n',
}

# file, its new text, what must be printed; None: the file goes
PLANTED = [
    ("locales/nl.po", NL.replace("Dag {name}", "Dag"), "locales/nl.po:9: lacks {name}"),
    ("locales/nl.po", NL.replace("Dag {name}", "Dag {naam}"), "locales/nl.po:9: has {naam}"),
    ("locales/nl.po", NL.replace("Dag {name}", "Dag {name} {"), "locales/nl.po:9: has a brace"),
    ("locales/nl.po", NL.replace("woorden van {all}", "woorden"),
     "locales/nl.po:13: lacks {all} in form 1"),
    ("locales/ar.po", AR.replace("مرحبًا", "\u202bمرحبًا\u202c"), "locales/ar.po:11: has the control character U+202B"),
    ("locales/nl.po", NL.replace("Dag", "D\u00adag"), "locales/nl.po:11: has the control character"),
    ("locales/nl.po", NL.replace("Dag", "\u2066Dag\u2069"), "locales/nl.po:11: has the control"),
    ("locales/nl.po", NL.replace("nplurals=2", "nplurals=3"),
     "locales/nl.po:13: has 2 forms, its header says 3"),
    ("locales/nl.po", NL.replace("Plural-Forms: nplurals=2; plural=(n != 1);", "Plural-Forms: 2"),
     "locales/nl.po:1: has a header without Plural-Forms"),
    ("locales/nl.po", NL.replace("Reviewed: no", "Reviewed: maybe"), "X-Tala-Reviewed: yes or no"),
    ("locales/languages.txt", TABLE + "sv\n", "locales/languages.txt:6: has sv, and there is no"),
    ("locales/languages.txt", TABLE + "nl\n", "locales/languages.txt:6: has nl a second time"),
    ("locales/languages.txt", TABLE + "n l\n", "locales/languages.txt:6: has n l, which is no"),
    ("locales/languages.txt", TABLE + "xx\n", "locales/xx.po:1: lacks test.greet"),
    ("locales/languages.txt", "nl\n", "locales/languages.txt:1: does not have the language of"),
    ("locales/nl.po", NL.replace("é", "e\u0301"), "locales/nl.po:16: is not in NFC"),
    ("locales/nl.po", NL + "\n" + GREET.format("Hoi {name}"),
     "locales/nl.po:19: has test.greet a second time; the first is in line 9"),
    ("locales/nl.po", HEADER.format(lang="nl") + GREET.format("Dag {name}"),
     "locales/nl.po:1: lacks test.words"),
    ("locales/ar.po", AR.replace("مرحبًا {name}", ""), "locales/ar.po:9: does not translate"),
    ("locales/ar.po", AR.replace('msgctxt "test.greet"', '#, fuzzy\nmsgctxt "test.greet"'),
     "locales/ar.po:10: does not translate"),
    ("locales/nl.po", NL.replace("Hello {name}", "Hi {name}"),
     "locales/nl.po:9: translates an older text of test.greet"),
    ("locales/nl.po", NL.replace("test.words", "test.old"), "locales/nl.po:13: has test.old"),
    ("locales/nl.po", NL.replace('msgctxt "test.greet"\n', ""), "locales/nl.po:9: has no key"),
    ("locales/nl.po", NL.replace("Language: nl", "Language: de"), "locales/nl.po:1: has a header"),
    ("locales/nl.po", NL.replace("X-Tala-Reviewed", "X-Other"), "without X-Tala-Reviewed: yes or no"),
    ("locales/nl.po", NL + "oops\n", "locales/nl.po:18: is not a line of a catalogue"),
    ("locales/nl.po", None, "locales/languages.txt:5: has nl, and there is no locales/nl.po"),
    ("locales/en.po", EN.replace('msgstr "Hello', 'msgstr "Hi'),
     "locales/en.po:9: says in msgstr of test.greet"),
    ("engine/x/x.c", '\n\ni18n_plural(c,\n  "test.gone", n);\n',
     "engine/x/x.c:4: asks for test.gone"),
    ("engine/x/x.c", 'i18n_format(a, c, f(1) ? "test.greet" : "test.gone", &x, 1);\n',
     "engine/x/x.c:1: asks for test.gone"),
    ("tools/z/z.c", '\nT("test.gone")\n', "tools/z/z.c:2: asks for test.gone"),
    ("engine/app/y.c", '\nconst char *key = "test.gone";\n',
     "engine/app/y.c:2: asks for test.gone"),
]


def write(folder, name, body):
    path = os.path.join(folder, name)
    if body is None:
        os.remove(path)
        return
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w", encoding="utf-8", newline="") as f:
        f.write(body)


def expect(folder, name, fails, says):
    result = subprocess.run([sys.executable, os.path.join(TREE, "tools/lint/po.py"), folder],
                            capture_output=True, text=True)
    if result.returncode != int(fails) or says not in result.stdout or result.stderr:
        print(f"{name}: ended with {result.returncode}, said:\n{result.stdout}{result.stderr}"
              f"expected: {says}")
        return 1
    return 0


def planted(name, body, says):
    with tempfile.TemporaryDirectory() as folder:
        for good, good_body in GOOD.items():
            write(folder, good, good_body)
        bad = expect(folder, "a good tree", False, "po: well")
        write(folder, name, body)
        return bad + expect(folder, name, True, says)


def main():
    failed = sum(planted(*case) for case in PLANTED)
    print(f"{len(PLANTED)} faults planted, {failed} missed")
    sys.exit(1 if failed else 0)


main()
