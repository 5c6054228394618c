using System.Runtime.InteropServices;

namespace ScopingReview.Domain.Deduplication;

/// <summary>Which DOIs stand for several publications and which titles recur, over all records.</summary>
internal static class SharedFeatures
{
    /// <summary>From this many different titles on a DOI is that of a supplement, a book or an issue.</summary>
    private const int SharedFrom = 3;

    /// <summary>From this many volumes of one journal on a title recurs.</summary>
    private const int RecursFrom = 3;

    private const double AlikeFrom = 0.6;

    /// <summary>
    /// Fewer entries than this may by chance be of different issues; of more than there are months in a year some share one.
    /// </summary>
    private const int CountsFrom = 13;

    private static readonly HashSet<string> _recurring = new(StringComparer.Ordinal)
    {
        "editorial", "editorials", "introduction", "preface", "foreword", "letter", "letters", "lettertotheeditor", "letterstotheeditor",
        "correspondence", "reply", "authorreply", "authorsreply",
        "erratum", "corrigendum", "correction", "commentary", "comment", "comments", "news", "newsandviews", "bookreview", "bookreviews",
        "abstracts", "abstract", "announcement", "announcements",
        "contents", "tableofcontents", "index", "authorindex", "subjectindex", "editorialboard", "inthisissue", "fromtheeditor",
        "fromtheeditors", "editorsnote", "guesteditorial", "editorialcomment",
        "invitedcommentary", "discussion", "response", "inmemoriam", "obituary", "acknowledgements", "acknowledgments", "calendar",
        "casereport", "clinicalcase", "questionsandanswers", "conclusion",
        "posterpresentations", "posterabstracts", "oralpresentations", "oralabstracts", "posters", "theauthorsreply", "theauthorreplies",
        "authorsresponse", "issueinformation", "frontmatter", "backmatter", "masthead",
    };

    private static readonly string[] _recurringStarts =
        ["editorial", "guesteditorial", "introductiontothe", "prefaceto", "forewordto", "bookreview", "inmemoriam", "messagefromthe",
            "reportofthe", "annualreport", "proceedingsofthe", "presidentsmessage", "newsfrom", "abstractsof", "abstractsfrom"];

    private static readonly string[] _recurringParts = ["editorscomment", "fromtheeditor", "lettertotheeditor", "letterstotheeditor",
        "editorsnote", "editorialnote", "editorschoice", "remarksfrom"];

    public static RecordContext[] Of(RecordFingerprint[] records)
    {
        var dois = new Dictionary<string, List<int>>(StringComparer.Ordinal);
        var places = new Dictionary<string, List<int>>(StringComparer.Ordinal);
        var titles = new Dictionary<string, List<int>>(StringComparer.Ordinal);
        for (var i = 0; i < records.Length; i++)
        {
            if (records[i].Doi is { } doi)
                Add(dois, doi, i);
            if (records[i].LastPageKey.Length > 0 && records[i].VolumeKey.Length > 0)
                Add(places, $"{records[i].VolumeKey}/{records[i].FirstPageKey}/{records[i].LastPageKey}/{records[i].FirstFamily}", i);
            if (records[i].TitleKey.Length > 0)
                Add(titles, records[i].TitleKey, i);
        }

        var context = new RecordContext[records.Length];
        foreach (var group in dois.Values)
        {
            if (group.Count >= SharedFrom && HasDifferentTitles(group, records))
                group.ForEach(record => context[record] = context[record] with { SharesDoi = true });
        }

        foreach (var group in places.Values)
        {
            if (group.Count >= SharedFrom && HasDifferentTitles(group, records))
                group.ForEach(record => context[record] = context[record] with { SharesPlace = true });
        }

        foreach (var (title, group) in titles)
        {
            if (_recurring.Contains(title) || IsOfEveryIssue(title) || (group.Count >= RecursFrom && Recurs(group, records)))
                group.ForEach(record => context[record] = context[record] with { HasRecurringTitle = true });
        }

        for (var i = 0; i < records.Length; i++)
        {
            if (NamesJournalOnly(records[i]))
                context[i] = context[i] with { HasRecurringTitle = true };
        }

        foreach (var file in records.Index().Where(record => record.Item.IssueKey.Length > 0).GroupBy(record => record.Item.File))
        {
            if (CountsIssues([.. file.Select(record => record.Item.IssueKey)]))
            {
                foreach (var (record, _) in file)
                    context[record] = context[record] with { CountsIssues = true };
            }
        }

        return context;
    }

    /// <summary>Every entry of a file has an issue that no other has: a reference manager put its row there.</summary>
    private static bool CountsIssues(string[] issues)
        => issues.Length >= CountsFrom && issues.Distinct(StringComparer.Ordinal).Count() == issues.Length;

    private static bool IsOfEveryIssue(string title) =>
        Array.Exists(_recurringStarts, start => title.StartsWith(start, StringComparison.Ordinal))
        || Array.Exists(_recurringParts, part => title.Contains(part, StringComparison.Ordinal));

    private static void Add(Dictionary<string, List<int>> groups, string key, int record)
    {
        ref var group = ref CollectionsMarshal.GetValueRefOrAddDefault(groups, key, out _);
        (group ??= []).Add(record);
    }

    private static bool HasDifferentTitles(List<int> group, RecordFingerprint[] records)
    {
        var different = new List<string>();
        foreach (var record in group)
        {
            var title = records[record].TitleKey;
            if (title.Length > 0 && different.TrueForAll(other => !AreAlike(title, other)))
                different.Add(title);
            if (different.Count == SharedFrom)
                return true;
        }

        return false;
    }

    private static bool AreAlike(string a, string b) =>
        a.Contains(b, StringComparison.Ordinal) || b.Contains(a, StringComparison.Ordinal) || EditDistance.Similarity(a, b) >= AlikeFrom;

    private static bool Recurs(List<int> group, RecordFingerprint[] records) => group
        .Where(record => records[record].JournalKey.Length > 0 && records[record].VolumeKey.Length > 0)
        .GroupBy(record => records[record].JournalKey, StringComparer.Ordinal)
        .Any(journal => journal.Select(record => records[record].VolumeKey).Distinct(StringComparer.Ordinal).Count() >= RecursFrom);

    /// <summary>
    /// "Communications of the Association, volume 52 paper 41": all words of the title but numbers are those of the journal.
    /// </summary>
    private static bool NamesJournalOnly(RecordFingerprint record)
    {
        if (record.JournalKey.Length == 0 || record.TitleKey.Length == 0)
            return false;
        var words = record.JournalKey.Split(' ');
        var at = 0;
        foreach (var length in record.TitleWordLengths)
        {
            var word = record.TitleKey.AsSpan(at, length);
            at += length;
            if (length > 3 && !word.ContainsAnyInRange('0', '9')
                && word is not ("volume" or "issue" or "paper" or "number" or "article" or "part") && !Contains(words, word))
                return false;
        }

        return true;
    }

    private static bool Contains(string[] words, ReadOnlySpan<char> word)
    {
        foreach (var candidate in words)
        {
            if (word.SequenceEqual(candidate))
                return true;
        }

        return false;
    }
}
