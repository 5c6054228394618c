namespace ScopingReview.Domain.Deduplication;

/// <summary>How the journals of two records relate.</summary>
public enum JournalLikeness
{
    /// <summary>One of the records names none.</summary>
    Unknown,

    /// <summary>The same name, an abbreviation or an acronym of it, or the same ISSN.</summary>
    Same,

    /// <summary>One name begins like the other, or most words agree.</summary>
    Similar,

    /// <summary>Two names that do not go together.</summary>
    Different,
}

/// <summary>Compares names of journals, books and proceedings as databases write them.</summary>
public static class JournalName
{
    private const int MostWords = 24;
    private const int LittleWord = 4;
    private const string MeetingLabel = "Conference:";

    private static readonly HashSet<string> _stopWords = new(StringComparer.Ordinal)
    {
        "the", "of", "and", "for", "in", "on", "de", "des", "du", "la", "le", "les", "et", "der", "die", "das", "und", "fur", "del",
        "della", "di", "e", "y", "el", "los", "an", "to", "da", "do", "en", "voor", "van", "het", "och", "og", "af", "im", "zur", "zum",
    };

    private static readonly HashSet<string> _meetings = new(StringComparer.Ordinal)
    {
        "conference", "conf", "symposium", "symp", "workshop", "workshops", "congress", "meeting", "colloquium", "konferenz", "conferencia",
        "congreso",
    };

    private static readonly HashSet<string> _meetingFillers = new(StringComparer.Ordinal)
    {
        "proceedings", "proc", "annual", "annu", "international", "intl", "int", "acm", "ieee", "first", "second", "third", "fourth",
        "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "twenty", "thirty", "forty", "fifty",
    };

    /// <summary>
    /// The words that count, in one text with single spaces; without what follows a colon, an equals sign or stands in brackets, and
    /// without the meeting that Embase puts behind a journal.
    /// </summary>
    public static string Key(string? journal)
    {
        if (string.IsNullOrWhiteSpace(journal))
            return "";
        var words = Significant(MainPart(journal));
        if (words.Count == 0)
            words = Significant(journal);
        var key = string.Join(' ', words.Take(MostWords));
        return key is "unknown" or "na" or "nan" or "none" or "null" ? "" : key;
    }

    /// <summary>
    /// The key of the meeting that Embase puts behind a journal ("Journal.Conference: 23rd Congress …"); empty where there is none.
    /// </summary>
    public static string MeetingKey(string? journal)
    {
        var at = journal?.IndexOf(MeetingLabel, StringComparison.OrdinalIgnoreCase) ?? -1;
        return at > 3 ? Key(journal![(at + MeetingLabel.Length)..]) : "";
    }

    /// <summary>True when the name speaks of a conference, symposium or workshop.</summary>
    public static bool IsMeeting(string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        return key.Split(' ').Any(_meetings.Contains);
    }

    /// <summary>
    /// Compares two keys. "nat rev nephrol" is "nature reviews nephrology", "jama" is "journal american medical association".
    /// </summary>
    public static JournalLikeness Compare(string a, string b)
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(b);
        if (a.Length == 0 || b.Length == 0)
            return JournalLikeness.Unknown;
        if (a == b)
            return JournalLikeness.Same;
        string[] left = a.Split(' '), right = b.Split(' ');
        if (string.Concat(left) == string.Concat(right) || Abbreviates(left, right) || Abbreviates(right, left) || IsAcronym(left, right)
            || IsAcronym(right, left))
            return JournalLikeness.Same;
        if (EditDistance.Similarity(a, b) >= 0.9 && left.Length == right.Length)
            return JournalLikeness.Same;
        if (AreOneMeeting(left, right))
            return JournalLikeness.Same;
        return IsBeginning(left, right) || IsBeginning(right, left) || SharedWords(left, right) >= 0.6 ? JournalLikeness.Similar
            : JournalLikeness.Different;
    }

    private static List<string> Significant(string journal) => [.. CompactText.Words(journal).Where(word => !_stopWords.Contains(word))];

    private static string MainPart(string journal)
    {
        var meeting = journal.IndexOf(MeetingLabel, StringComparison.OrdinalIgnoreCase);
        if (meeting > 3)
            journal = journal[..meeting];
        var end = journal.AsSpan().IndexOfAny("([:=");
        return end > 3 ? journal[..end] : journal;
    }

    /// <summary>
    /// Every word of the short name abbreviates a word of the long one in the same order; only little words of the long one may be left
    /// over.
    /// </summary>
    private static bool Abbreviates(string[] brief, string[] full)
    {
        if (brief.Length > full.Length)
            return false;
        var i = 0;
        for (var j = 0; j < full.Length; j++)
        {
            if (i < brief.Length && AbbreviatesWord(brief[i], full[j]))
                i++;
            else if (j == 0 || full[j].Length > LittleWord)
                return false;
        }

        return i == brief.Length;
    }

    /// <summary>The short word begins like the long one and has its other letters in order ("natl" national, "dtsch" deutsches).</summary>
    private static bool AbbreviatesWord(string brief, string full)
    {
        if (full.StartsWith(brief, StringComparison.Ordinal))
            return true;
        if (brief[0] != full[0] || brief.Length >= full.Length || brief.Length < 2)
            return false;
        var at = 1;
        for (var i = 1; i < full.Length && at < brief.Length; i++)
            at += full[i] == brief[at] ? 1 : 0;
        return at == brief.Length;
    }

    /// <summary>
    /// "50th annual hawaii international conference system sciences", "hawaii international conference system sciences (hicss)".
    /// </summary>
    private static bool AreOneMeeting(string[] a, string[] b)
    {
        if (!Array.Exists(a, _meetings.Contains) || !Array.Exists(b, _meetings.Contains))
            return false;
        HashSet<string> left = [.. a.Where(Counts)], right = [.. b.Where(Counts)];
        return Math.Min(left.Count, right.Count) >= 2 && (left.IsSubsetOf(right) || right.IsSubsetOf(left));

        static bool Counts(string word) => !_meetingFillers.Contains(word) && !_meetings.Contains(word) && !char.IsAsciiDigit(word[0]);
    }

    private static bool IsAcronym(string[] brief, string[] full)
    {
        if (brief.Length != 1 || full.Length < 3 || brief[0].Length != full.Length)
            return false;
        for (var i = 0; i < full.Length; i++)
        {
            if (brief[0][i] != full[i][0])
                return false;
        }

        return true;
    }

    /// <summary>
    /// The one name begins with the whole of the other ("proceedings national academy sciences", "… united states america").
    /// </summary>
    private static bool IsBeginning(string[] shorter, string[] longer)
    {
        if (shorter.Length >= longer.Length || (shorter.Length < 2 && shorter[0].Length < 4))
            return false;
        for (var i = 0; i < shorter.Length; i++)
        {
            if (!AbbreviatesWord(shorter[i], longer[i]) && !AbbreviatesWord(longer[i], shorter[i]))
                return false;
        }

        return true;
    }

    /// <summary>Words with a partner in the other name, over those of the longer one.</summary>
    private static double SharedWords(string[] a, string[] b)
    {
        var shared = a.Count(word => Array.Exists(b, other => AbbreviatesWord(word, other) || AbbreviatesWord(other, word)));
        return (double)shared / Math.Max(a.Length, b.Length);
    }
}
