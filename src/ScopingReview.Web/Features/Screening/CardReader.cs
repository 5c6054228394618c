using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ScopingReview.Domain.Records;
using ScopingReview.Domain.Screening;
using ScopingReview.Web.Data;
using ScopingReview.Web.Data.Model;

namespace ScopingReview.Web.Features.Screening;

/// <summary>Makes cards of assignments, with the review's highlight words found in title and abstract.</summary>
internal static class CardReader
{
    public static async Task<IReadOnlyList<ScreeningCard>> CardsAsync(this ReviewDbContext db, IQueryable<Assignment> assignments, CancellationToken cancellationToken)
    {
        var rows = await assignments.Select(a => new
        {
            a.ReviewId,
            a.Shuffle,
            a.ReviewerId,
            Record = a.Record!,
            Source = a.Record!.Source!.Name,
            Twins = db.DuplicateLinks.Where(l => l.KeptId == a.RecordId && l.SupersededAt == null).Select(l => l.Duplicate!.Source!.Name).ToList(),
            Vote = db.Decisions.Where(d => d.RecordId == a.RecordId && d.Stage == a.Stage && d.ReviewerId == a.ReviewerId && d.SupersededAt == null)
                .Select(d => new MyVote(d.OperationId, d.Verdict, d.Note, d.At)).FirstOrDefault(),
        }).AsNoTracking().ToListAsync(cancellationToken);
        if (rows.Count == 0)
            return [];
        var highlighter = await db.HighlighterAsync(rows[0].ReviewId, rows[0].ReviewerId, cancellationToken);
        return rows.ConvertAll(row => Card(row.Record, [row.Source, .. row.Twins], highlighter, row.Shuffle, row.Vote));
    }

    /// <summary>The words of the review and those of one person.</summary>
    public static async Task<Highlighter> HighlighterAsync(this ReviewDbContext db, Guid reviewId, Guid userId, CancellationToken cancellationToken)
        => new(await db.HighlightWords
            .Where(w => w.ReviewId == reviewId && (w.UserId == null || w.UserId == userId))
            .Select(w => new HighlightTerm(w.Term, w.Kind))
            .ToListAsync(cancellationToken));

    public static ScreeningCard Card(ReviewRecord record, IEnumerable<string> sources, Highlighter highlighter, long place = 0, MyVote? vote = null)
    {
        var title = string.IsNullOrWhiteSpace(record.Title) ? "(no title)" : record.Title;
        return new ScreeningCard
        {
            Number = record.Number,
            Label = RecordNumber.Format(record.Number),
            Place = place.ToString(CultureInfo.InvariantCulture),
            Title = title,
            TitleMarks = Marks(highlighter.Find(title)),
            Abstract = record.Abstract,
            AbstractMarks = record.Abstract is null ? [] : [.. Marks(highlighter.Find(record.Abstract)), .. StructuredAbstract.Headings(record.Abstract).Select(h => new TextMark(h.Start, h.Length, "heading"))],
            Authors = string.Join("; ", record.Authors),
            Published = Published(record),
            Year = record.Year,
            Language = record.Language,
            Doi = record.Doi,
            DoiUrl = record.Doi is null ? null : "https://doi.org/" + Uri.EscapeDataString(record.Doi).Replace("%2F", "/", StringComparison.Ordinal),
            Keywords = record.Keywords,
            Sources = [.. sources.Distinct(StringComparer.Ordinal)],
            Vote = vote,
        };
    }

    private static TextMark[] Marks(IReadOnlyList<HighlightRange> ranges)
        => [.. ranges.Select(range => new TextMark(range.Start, range.Length, range.Kind switch { HighlightKind.Include => "include", HighlightKind.Exclude => "exclude", _ => "own" }))];

    private static string Published(ReviewRecord record)
    {
        var volume = record.Volume is null ? "" : " " + record.Volume;
        var issue = record.Issue is null ? "" : $"({record.Issue})";
        var pages = record.Pages is null ? "" : (record.Volume is null ? " " : ":") + record.Pages;
        return ((record.Journal ?? record.JournalAbbreviation) + volume + issue + pages).Trim();
    }
}
