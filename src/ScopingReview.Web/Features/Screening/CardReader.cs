using Microsoft.EntityFrameworkCore;
using ScopingReview.Domain.Records;
using ScopingReview.Domain.Screening;
using ScopingReview.Web.Data;
using ScopingReview.Web.Data.Model;
using ScopingReview.Web.Features.Shared.Records;

namespace ScopingReview.Web.Features.Screening;

/// <summary>Makes cards of assignments, with the review's highlight words found in title and abstract.</summary>
internal static class CardReader
{
    private sealed record Row(Guid RecordId, long RandomOrder, ScreeningStage Stage, Guid ReviewerId, Guid ReviewId);

    /// <summary>
    /// The cards in the order of the assignments. First which records, then one look-up by index for each kind of thing on their cards: as
    /// a single query, PostgreSQL reads all votes and all duplicates of the review for a handful of cards (100,000 records: 190 ms instead
    /// of 8).
    /// </summary>
    public static async Task<IReadOnlyList<ScreeningCard>> CardsAsync(
        this ReviewDbContext db, IQueryable<Assignment> assignments, QueueOrder order, CancellationToken cancellationToken)
    {
        var rows = await assignments.Select(a => new Row(a.RecordId, a.RandomOrder, a.Stage, a.ReviewerId, a.ReviewId))
            .ToListAsync(cancellationToken);
        if (rows.Count == 0)
            return [];
        Guid[] ids = [.. rows.Select(row => row.RecordId)];
        var (stage, reviewer, review) = (rows[0].Stage, rows[0].ReviewerId, rows[0].ReviewId);
        var records = await db.Records.Where(r => ids.Contains(r.Id)).WithoutSearchVector().ToDictionaryAsync(r => r.Id, cancellationToken);
        var sources = await db.Sources.Where(s => s.ReviewId == review).ToDictionaryAsync(s => s.Id, s => s.Name, cancellationToken);
        var twins = (await db.DuplicateLinks.Current().Where(l => ids.Contains(l.KeptId))
            .Select(l => new { l.KeptId, l.Duplicate!.SourceId }).ToListAsync(cancellationToken))
            .ToLookup(l => l.KeptId, l => sources[l.SourceId]);
        var votes = await db.Decisions.Current().Where(d => ids.Contains(d.RecordId) && d.Stage == stage && d.ReviewerId == reviewer)
            .Select(d => new { d.RecordId, Vote = new MyVote(d.OperationId, d.Verdict, d.Note, d.At) })
            .ToDictionaryAsync(d => d.RecordId, d => d.Vote, cancellationToken);
        var labels =
            (await db.RecordLabels.Current().Where(l => ids.Contains(l.RecordId) && l.ById == reviewer)
                .Select(l => new { l.RecordId, l.LabelId }).ToListAsync(cancellationToken))
            .ToLookup(l => l.RecordId, l => l.LabelId);
        var notes = await db.PrivateNotes.Current().Where(n => ids.Contains(n.RecordId) && n.ById == reviewer)
            .ToDictionaryAsync(n => n.RecordId, n => n.Text, cancellationToken);
        var highlighter = await db.HighlighterAsync(review, reviewer, cancellationToken);
        return rows.ConvertAll(row =>
        {
            var record = records[row.RecordId];
            return Card(record, [sources[record.SourceId], .. twins[record.Id]], highlighter) with
            {
                RecordId = row.RecordId,
                Place = QueueCursor.Of(order, row.RandomOrder, record),
                Twins = twins[record.Id].Count(),
                Vote = votes.GetValueOrDefault(record.Id),
                Labels = [.. labels[record.Id]],
                PrivateNote = notes.GetValueOrDefault(record.Id),
            };
        });
    }

    /// <summary>The words of the review and those of one person.</summary>
    public static async Task<Highlighter> HighlighterAsync(
        this ReviewDbContext db, Guid reviewId, Guid userId, CancellationToken cancellationToken)
        => new(await db.HighlightWords
            .Where(w => w.ReviewId == reviewId && (w.UserId == null || w.UserId == userId))
            .Select(w => new HighlightTerm(w.Term, w.Kind))
            .ToListAsync(cancellationToken));

    public static ScreeningCard Card(ReviewRecord record, IEnumerable<string> sources, Highlighter highlighter)
    {
        var title = string.IsNullOrWhiteSpace(record.Title) ? "(no title)" : record.Title;
        return new ScreeningCard
        {
            Number = record.Number,
            Label = RecordNumber.Format(record.Number),
            Place = "",
            Title = title,
            TitleMarks = Marks(highlighter.Find(title)),
            Abstract = record.Abstract,
            AbstractMarks = record.Abstract is null ? []
                : [.. Marks(highlighter.Find(record.Abstract)),
                    .. StructuredAbstract.Headings(record.Abstract).Select(h => new TextMark(h.Start, h.Length, "heading"))],
            Authors = string.Join("; ", record.Authors),
            Published = Published(record),
            Year = record.Year,
            Language = record.Language,
            Doi = record.Doi,
            DoiUrl = record.Doi is null ? null
                : "https://doi.org/" + Uri.EscapeDataString(record.Doi).Replace("%2F", "/", StringComparison.Ordinal),
            Keywords = record.Keywords,
            Sources = [.. sources.Distinct(StringComparer.Ordinal)],
            Vote = null,
        };
    }

    public static TextMark[] Marks(IReadOnlyList<HighlightRange> ranges)
        => [.. ranges.Select(
            range => new TextMark(range.Start, range.Length,
                range.Kind switch { HighlightKind.Include => "include", HighlightKind.Exclude => "exclude", _ => "own" }))];

    private static string Published(ReviewRecord record)
    {
        var volume = record.Volume is null ? "" : " " + record.Volume;
        var issue = record.Issue is null ? "" : $"({record.Issue})";
        var pages = record.Pages is null ? "" : (record.Volume is null ? " " : ":") + record.Pages;
        return ((record.Journal ?? record.JournalAbbreviation) + volume + issue + pages).Trim();
    }
}
