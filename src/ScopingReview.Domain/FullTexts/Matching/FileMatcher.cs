namespace ScopingReview.Domain.FullTexts;

/// <summary>
/// Proposes which report a PDF belongs to: by what stands inside it, else by the name of its file. A report is proposed without doubt only
/// where an identifier and the title agree, or where one of them stands alone and nothing speaks against it: an unanswered file costs a
/// click, a wrong one a wrong decision.
/// </summary>
public sealed class FileMatcher
{
    /// <summary>Letters and digits of a title below which finding it proves nothing.</summary>
    private const int ShortestTitle = 20;

    /// <summary>Letters below which the first pages are no text by which a name could be contradicted.</summary>
    private const int Telling = 400;

    private readonly List<Entry> _reports;
    private readonly FileNameMatcher _names;

    /// <summary>A matcher over the reports of a review.</summary>
    public FileMatcher(IEnumerable<ReportToMatch> reports)
    {
        ArgumentNullException.ThrowIfNull(reports);
        _reports = [.. reports.Select(report => new Entry(report, string.Concat(FoldedText.Words(report.Title))))];
        _names = new FileNameMatcher(_reports.Select(entry => entry.Report));
    }

    private sealed record Entry(ReportToMatch Report, string Title)
    {
        public bool HasTellingTitle => Title.Length >= ShortestTitle;
    }

    private sealed record Found(Entry Entry, List<FileMatchEvidence> Evidence, bool Notice)
    {
        public int Number => Entry.Report.Number;
        public bool HasIdentifier => Evidence.Exists(e => e is FileMatchEvidence.DoiInProperties or FileMatchEvidence.DoiInside
            or FileMatchEvidence.PubMedIdInside);
        public bool HasTitle => Evidence.Exists(e => e is FileMatchEvidence.TitleInside or FileMatchEvidence.TitleInProperties);
    }

    /// <summary>The proposal for a file.</summary>
    /// <param name="fileName">Its name.</param>
    /// <param name="clues">What stands inside.</param>
    public FileProposal Match(string fileName, PdfClues clues)
    {
        ArgumentNullException.ThrowIfNull(clues);
        var byName = _names.Match(fileName);
        var opening = new OpeningText(clues.Opening);
        var title = string.Concat(FoldedText.Words(clues.Properties.Title));
        var inside = WithoutShorterTitles([.. _reports.Select(entry => Look(entry, clues, opening, title))
            .Where(f => f.Evidence.Count > 0)]);
        var (report, doubt) = inside.Count > 0 ? ByContent(inside, clues, byName) : ByName(byName, clues, opening);
        return new FileProposal(report, doubt, Candidates(inside, byName));
    }

    private static Found Look(Entry entry, PdfClues clues, OpeningText opening, string title)
    {
        List<FileMatchEvidence> evidence = [];
        var (report, notice) = (entry.Report, false);
        if (report.Doi is { } doi && clues.Properties.Dois.Contains(doi, StringComparer.OrdinalIgnoreCase))
            evidence.Add(FileMatchEvidence.DoiInProperties);
        if (report.Doi is not null && clues.Dois.Contains(report.Doi, StringComparer.OrdinalIgnoreCase))
            evidence.Add(FileMatchEvidence.DoiInside);
        if (clues.PubMedIds.Any(id => id == report.PubMedId || string.Equals(id, report.PmcId, StringComparison.OrdinalIgnoreCase)))
            evidence.Add(FileMatchEvidence.PubMedIdInside);
        if (entry.HasTellingTitle && opening.Find(entry.Title) is >= 0 and var at)
        {
            evidence.Add(FileMatchEvidence.TitleInside);
            notice = opening.IsNotice(at);
        }

        if (entry.HasTellingTitle && title == entry.Title)
            evidence.Add(FileMatchEvidence.TitleInProperties);
        return new Found(entry, evidence, notice);
    }

    /// <summary>One title may begin with another: where both are found, the longer is meant.</summary>
    private static List<Found> WithoutShorterTitles(List<Found> found)
        => found.FindAll(one => one.HasIdentifier
            || !found.Exists(other => other.HasTitle && other.Entry.Title.Length > one.Entry.Title.Length
            && other.Entry.Title.StartsWith(one.Entry.Title, StringComparison.Ordinal)));

    private static (int? Report, FileDoubt Doubt) ByContent(List<Found> inside, PdfClues clues, IReadOnlyList<FileMatch> byName)
    {
        var (identified, titled) = (inside.FindAll(f => f.HasIdentifier), inside.FindAll(f => f.HasTitle));
        var both = identified.Intersect(titled).ToList();
        if (both is [var sure])
            return titled.Exists(other => other.Entry.Title != sure.Entry.Title) ? (null, FileDoubt.SeveralFit)
                : Unless(sure.Notice, FileDoubt.Notice, sure);
        if (both.Count > 1 || identified.Count > 1 || titled.Count > 1)
            return (null, FileDoubt.SeveralFit);
        if (identified is [var named] && titled is [_])
            return (null, FileDoubt.IdentifierAndTitleDiffer);
        if (titled is [var only])
        {
            var otherDoi = only.Entry.Report.Doi is not null
                && (clues.Properties.Dois.Count > 0 || clues.Dois.Count > 0);
            return only.Notice ? (null, FileDoubt.Notice) : Unless(otherDoi, FileDoubt.OtherDoi, only);
        }

        named = identified[0];
        // In the properties stands the article's own; on a page it may be cited, unless the name says the same or there is no title to look
        // for.
        var confirmed = named.Evidence.Contains(FileMatchEvidence.DoiInProperties) || byName is [var name] && name.Number == named.Number;
        return Unless(!confirmed, FileDoubt.TitleNotInside, named);

        static (int?, FileDoubt) Unless(bool doubtful, FileDoubt doubt, Found found)
            => doubtful ? (null, doubt) : (found.Number, FileDoubt.None);
    }

    private (int? Report, FileDoubt Doubt) ByName(IReadOnlyList<FileMatch> byName, PdfClues clues, OpeningText opening)
    {
        if (byName.Count > 1)
            return (null, FileDoubt.SeveralFit);
        if (byName is not [var only])
            return (null, Silent(clues));
        if (only.Evidence == FileMatchEvidence.RecordNumber)
            return (only.Number, FileDoubt.None); // Somebody wrote the number there.
        var entry = _reports.Find(e => e.Report.Number == only.Number)!;
        var contradicted = clues.State == PdfTextState.Read && opening.Length >= Telling && entry.HasTellingTitle;
        return contradicted || only.Evidence == FileMatchEvidence.AuthorYear ? (null, FileDoubt.OnlyTheName)
            : (only.Number, FileDoubt.None);
    }

    private static FileDoubt Silent(PdfClues clues) => clues.State switch
    {
        PdfTextState.Encrypted => FileDoubt.Encrypted,
        PdfTextState.NoText => FileDoubt.NoText,
        PdfTextState.Damaged => FileDoubt.Damaged,
        _ => FileDoubt.NothingPoints,
    };

    private static List<ReportCandidate> Candidates(List<Found> inside, IReadOnlyList<FileMatch> byName)
    {
        var candidates = inside.OrderByDescending(f => f.HasIdentifier && f.HasTitle).ThenByDescending(f => f.HasTitle)
            .Select(f => (f.Number, f.Evidence))
                .Concat(byName.Select(m => (m.Number, Evidence: new List<FileMatchEvidence> { m.Evidence })));
        return [.. candidates.GroupBy(c => c.Number).Select(g => new ReportCandidate(g.Key, [.. g.SelectMany(c => c.Evidence)]))];
    }
}
