"""The words by which headings count: numbers, how often, and units with the one name we give them."""

NUMBERS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
    "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20, "twenty-four": 24, "twenty four": 24,
    "thirty": 30, "thirty-six": 36, "forty-five": 45, "sixty": 60, "ninety": 90,
}  # fmt: skip
OFTEN = {"once": 1, "twice": 2, "thrice": 3}
# What is counted one by one; a regular expression, and the names that are not the word without its s.
UNITS = (
    "sessions?|visits?|treatments?|views?|units?|tablets?|capsules?|tabs?|pills?|caps?|patches|count|boxes"
    "|tubes?|bottles?|hours?"
)
ONE_OF = {
    "boxes": "box", "patches": "patch", "count": "unit", "tabs": "tablet", "tab": "tablet", "pills": "tablet",
    "pill": "tablet", "caps": "capsule", "cap": "capsule",
}  # fmt: skip
DOSES = "mg|mcg|ml|cc|gm?|grams?|percent"
PERIODS = "months?|weeks?|days?|years?"
LASTING = "rental|coverage|use|supply|trial|membership|stay|facility|hospitali[sz]ation"
