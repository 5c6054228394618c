using Microsoft.EntityFrameworkCore;
using ScopingReview.Domain.FullTexts;
using ScopingReview.Domain.Records;
using ScopingReview.Domain.Screening;
using ScopingReview.Web.Data;
using ScopingReview.Web.Features.Screening;
using ScopingReview.Web.Features.Shared.ReviewQueries;
using ScopingReview.Web.Features.Shared.Visibility;
using ScopingReview.Web.Infrastructure.Access;

namespace ScopingReview.Web.Features.FullText;

/// <summary>A stored file of a report; superseded ones are history.</summary>
public sealed record ReportFile(
    Guid Id, string FileName, long Length, string By, DateTimeOffset At, bool Current, FullTextKind Kind, int? PageCount);

/// <summary>A step in the search for the full text.</summary>
public sealed record RetrievalStep(
    RetrievalStatus Status, string? Comment, string? RequestedFrom, DateOnly? RequestedOn, string By, DateTimeOffset At);

/// <summary>A report with what there is to read of it.</summary>
public sealed record ReportToRead(Guid Id, int Number, BibliographicRecord Record, string? ResolverUrl, IReadOnlyList<ReportFile> Files)
{
    public ReportFile? File => Files.FirstOrDefault(f => f is { Current: true, Kind: FullTextKind.Main });

    /// <summary>The report itself first, then its supplements.</summary>
    public IReadOnlyList<ReportFile> CurrentFiles => [.. Files.Where(f => f.Current).OrderBy(f => f.Kind).ThenBy(f => f.At)];
}

/// <summary>Where title and abstract of a report have the words of the review and the reader's own.</summary>
public sealed record ReportMarks(IReadOnlyList<TextMark> Title, IReadOnlyList<TextMark> Abstract);

/// <summary>What a person needs to judge a report.</summary>
/// <param name="Steps">Retrieval, newest first; none means sought.</param>
/// <param name="News">Set where the criteria changed after the person had decided at this stage.</param>
/// <param name="Waiting">Reports that wait for the person's vote.</param>
/// <param name="Next">The one of them to go on with.</param>
public sealed record FullTextView(ReportToRead Report, IReadOnlyList<RetrievalStep> Steps, MyReading Reading, ReadingRules Rules,
    CriteriaNews? News, int Waiting, int? Next, Membership Me)
{
    /// <summary>The person's vote on this report is older than the latest change of the criteria.</summary>
    public bool VotedBeforeNews => Reading.Mine is { } mine && News is { } news && mine.At < news.At;

    public required ReportMarks Marks { get; init; }

    /// <summary>Whether the person may vote on this report, or change their vote, now.</summary>
    public bool MayDecide => Me.MayContribute && Reading.Assigned && (Retrieval == RetrievalStatus.Retrieved || Reading.Mine is not null)
        && Reading is not { Mine: not null, MayChange: false };

    public RetrievalStatus Retrieval => Steps.Count == 0 ? RetrievalStatus.Sought : Steps[0].Status;
}

public sealed class FullTextService(IDbContextFactory<ReviewDbContext> contexts, ReviewAccess access)
{
    /// <summary>A report at the full-text stage; null if there is none with this number.</summary>
    public async Task<FullTextView?> GetAsync(Guid reviewId, int number, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var me = await access.RequireAsync(db, reviewId, ReviewPermission.Read, cancellationToken);
        var visibility = await db.VisibilityAsync(me, cancellationToken);
        var record = await db.AtFullText(visibility).AsNoTracking().SingleOrDefaultAsync(r => r.Number == number, cancellationToken);
        if (record is null)
            return null;
        var report = (await db.ReadAsync(reviewId, [record], cancellationToken))[0];
        var steps = await db.RetrievalEntries.Where(e => e.RecordId == record.Id).OrderByDescending(e => e.At).ThenByDescending(e => e.Id)
            .Select(e =>
                new RetrievalStep(e.Status, e.Comment, e.RequestedFrom, e.RequestedOn,
                    db.Users.Where(u => u.Id == e.ById).Select(u => u.DisplayName).FirstOrDefault()
                    ?? "", e.At))
            .ToListAsync(cancellationToken);
        var waiting = await WaitingAsync(db, visibility, number, cancellationToken);
        var card = CardReader.Card(record, [], await db.HighlighterAsync(reviewId, me.UserId, cancellationToken));
        return new FullTextView(
            report, steps, await db.MyReadingAsync(visibility, record.Id, cancellationToken),
            await db.ReadingRulesAsync(reviewId, cancellationToken),
            await CriteriaNews.ReadAsync(db, reviewId, ScreeningStage.FullText, me.UserId, cancellationToken), waiting.Count,
            NextOf(waiting, number), me)
        {
            Marks = new ReportMarks(card.TitleMarks, card.AbstractMarks),
        };
    }

    /// <summary>
    /// The report that the person should read next: at hand, assigned, not judged yet; after the given one, else from the beginning.
    /// </summary>
    public async Task<int?> NextAsync(Guid reviewId, int? after, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var me = await access.RequireAsync(db, reviewId, ReviewPermission.Read, cancellationToken);
        return NextOf(await WaitingAsync(db, await db.VisibilityAsync(me, cancellationToken), after, cancellationToken), after);
    }

    private static Task<List<int>> WaitingAsync(
        ReviewDbContext db, ReviewVisibility visibility, int? except, CancellationToken cancellationToken)
        => db.AtFullText(visibility).WaitingForReader(db, visibility.Me).Where(r => r.Number != except).OrderBy(r => r.Number)
            .Select(r => r.Number).ToListAsync(cancellationToken);

    private static int? NextOf(List<int> waiting, int? after)
        => waiting.Count == 0 ? null : waiting.Find(n => n > after) is var next and > 0 ? next : waiting[0];
}
