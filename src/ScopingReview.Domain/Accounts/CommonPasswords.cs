namespace ScopingReview.Domain.Accounts;

/// <summary>
/// Passwords that are tried first by whoever guesses: the usual words, runs of keys, repetitions, and one's own name, also with the
/// usual digits, signs and look-alikes. A list of our own, kept short: a length of ten characters rules out most of the known lists.
/// </summary>
public static class CommonPasswords
{
    private const int ShortestRun = 4;

    /// <summary>Digits and signs beside common words that make up for them.</summary>
    private const int Enough = 7;

    /// <summary>What comes later is not looked at: the comparisons grow with the square of the length.</summary>
    private const int Longest = 128;

    private static readonly HashSet<string> _words = new(
        ("a abc access account admin administrator agent amanda and andrea andrew angel apple april arsenal asdf ashley august "
        + "austin baby bailey barcelona baseball basketball batman bitcoin blink brandon buster butter buttercup butterfly "
        + "changeit changeme charlie cheese chelsea chocolate christmas coffee computer computers cookie daniel december default "
        + "demo diamond dragon eagles easter elephant england facebook family february fender flower football forever freedom "
        + "friend friends fuckyou gandalf george ginger goodbye google guest hallo hannah happy harley harry heaven hello hockey "
        + "home house hunter i iloveyou in internet is january jasmine jennifer jessica jesus jordan joshua july june justin "
        + "killer kitty knight letmein library link liverpool login london love lovely lover maggie manager manchester march "
        + "marina martin master matrix matthew me merlin michael michelle mickey minecraft monday money monkey morgan mustang my "
        + "myname naruto natasha new newpassword nicole nothing november october online orange paris pass passphrase passw passwd "
        + "password passwort patrick peanut pepper phoenix pokemon princess prisma purple qwer qwert qwerty qwertz rainbow ranger "
        + "review reviewer root samantha sample scoping scopingreview secret secure security september server shadow silver "
        + "soccer spider spring starwars steelers student summer sunday sunshine super superman superuser sweet system taylor "
        + "temp temporary test tester testing the thomas thunder tigger trustno trustnoone university user username victoria wall "
        + "welcome whatever william willkommen winter wizard word work workbench yankees yellow you your zaq zxcvbn").Split(' '),
    StringComparer.Ordinal);

    private static readonly string[] _runs =
    [
        "abcdefghijklmnopqrstuvwxyz", "qwertyuiop", "qwertzuiop", "azertyuiop", "asdfghjkl", "zxcvbnm", "yxcvbnm",
        "01234567890123456789", "qazwsxedcrfvtgbyhnujm", "1qaz2wsx3edc4rfv5tgb",
    ];

    /// <summary>Whether a password is too common to protect an account.</summary>
    /// <param name="password">The password as it was typed.</param>
    /// <param name="own">What is known of the person: name, e-mail address.</param>
    public static bool Contains(string password, params IEnumerable<string?> own)
    {
        ArgumentNullException.ThrowIfNull(password);
        ArgumentNullException.ThrowIfNull(own);
        var lower = password[..Math.Min(password.Length, Longest)].ToLowerInvariant();
        if (IsRepetition(lower) || IsMadeOfRuns(lower))
            return true;
        HashSet<string> theirs = new(own.SelectMany(PartsOf), StringComparer.Ordinal);
        return Readings(lower).Any(reading => IsMadeOf(Letters(reading), theirs)
            && (reading.Count(character => !char.IsLetter(character)) < Enough || IsMadeOfRuns(Digits(reading))));
    }

    /// <summary>As it stands, and with look-alikes read as letters ("p4ssw0rd"), with and without the end ("w3lcome2024!").</summary>
    private static IEnumerable<string> Readings(string text)
    {
        var end = text.AsSpan().TrimEnd("0123456789!?.,;:*#+-_$@&%/()= ").Length;
        return [text, AsLetters(text), AsLetters(text[..end]) + text[end..]];
    }

    private static string AsLetters(string text) => string.Concat(text.Select(character => character switch
    {
        '0' => 'o',
        '1' or '!' => 'i',
        '3' => 'e',
        '4' or '@' => 'a',
        '5' or '$' => 's',
        '7' => 't',
        _ => character,
    }));

    private static string Letters(string text) => string.Concat(text.Where(char.IsLetter));

    private static string Digits(string text) => string.Concat(text.Where(char.IsDigit));

    /// <summary>Up to half its length over and over: "aaaaaaaaaa", "abcabcabcabc", "hamsterhamster".</summary>
    private static bool IsRepetition(string text)
        => Enumerable.Range(1, text.Length / 2)
            .Any(unit => Enumerable.Range(unit, text.Length - unit).All(at => text[at] == text[at - unit]));

    /// <summary>Nothing but runs of keys or of the alphabet, forwards or backwards, and one character repeated: "0987654321".</summary>
    private static bool IsMadeOfRuns(string text)
    {
        for (var at = 0; at < text.Length;)
        {
            var longest = Enumerable.Range(1, text.Length - at).TakeWhile(length => IsRun(text.Substring(at, length))).LastOrDefault();
            if (longest < Math.Min(ShortestRun - 1, text.Length - at))
                return false;
            at += longest;
        }

        return text.Length > 0;
    }

    private static bool IsRun(string part)
        => part.All(character => character == part[0])
            || _runs.Any(run => run.Contains(part, StringComparison.Ordinal)
                || run.Contains(string.Concat(part.Reverse()), StringComparison.Ordinal));

    /// <summary>Whether the letters are common words, runs and the person's own words, one after the other. No letters are.</summary>
    private static bool IsMadeOf(string letters, HashSet<string> own)
    {
        var readable = new bool[letters.Length + 1];
        readable[0] = true;
        for (var end = 1; end <= letters.Length; end++)
        {
            for (var start = 0; start < end && !readable[end]; start++)
            {
                var part = letters[start..end];
                readable[end] = readable[start]
                    && (_words.Contains(part) || own.Contains(part) || (part.Length >= ShortestRun && IsRun(part)));
            }
        }

        return readable[letters.Length];
    }

    private static IEnumerable<string> PartsOf(string? text)
    {
        if (text is null)
            return [];
        var parts = text[..Math.Min(text.Length, Longest)].ToLowerInvariant().Split([.. " .@-_+'"], StringSplitOptions.RemoveEmptyEntries);
        return [.. parts.Where(part => part.Length >= 2), Letters(string.Concat(parts))];
    }
}
