using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ScopingReview.Domain.FullTexts;
using ScopingReview.Domain.Records;
using ScopingReview.Domain.Screening;
using ScopingReview.Web.Data;
using ScopingReview.Web.Data.Model;
using ScopingReview.Web.Features.Screening;
using ScopingReview.Web.Features.Shared.ReviewQueries;
using ScopingReview.Web.Features.Shared.Visibility;
using ScopingReview.Web.Infrastructure;
using ScopingReview.Web.Infrastructure.Access;

namespace ScopingReview.Web.Features.FullText;

/// <summary>Whom a full text was asked of, and when.</summary>
public sealed record LibraryRequest(string From, DateOnly? On);

/// <summary>How far the search for a full text has come. Every step is kept.</summary>
public sealed class RetrievalService(IDbContextFactory<ReviewDbContext> contexts, ReviewAccess access, TimeProvider clock)
{
    /// <summary>Reports that are marked at once; the list shows no more on a page.</summary>
    public const int MostAtOnce = 500;

    /// <summary>
    /// Notes a step. "Not retrieved" asks why. Only a lead takes back "retrieved", and only while nobody has decided on the full text:
    /// a refusal of anybody else that depended on votes would tell that there are some.
    /// </summary>
    public async Task<OperationResult> SetAsync(
        Guid reviewId, int number, RetrievalStatus status, string? comment, LibraryRequest? request = null,
        CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var me = await access.RequireAsync(db, reviewId, ReviewPermission.Contribute, cancellationToken);
        comment = string.IsNullOrWhiteSpace(comment) ? null : PostgresText.Of(comment.Trim());
        if (Problem(status, comment, request) is { } problem)
            return OperationResult.Refused(problem);
        var (from, on) = status == RetrievalStatus.Requested ? (PostgresText.Of(request!.From.Trim()), request.On)
            : ((string?)null, (DateOnly?)null);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.LockReadersAsync(reviewId, ScreeningStage.FullText, number,
            cancellationToken); // No vote and no merge between look and deed.
        var visibility = await db.VisibilityAsync(me, cancellationToken);
        if (await db.AtFullText(visibility).Where(r => r.Number == number).Select(r => (Guid?)r.Id)
            .SingleOrDefaultAsync(cancellationToken) is not { } reportId)
            return OperationResult.Refused(Refusals.NotSought(number));
        var current = await db.RetrievalEntries.AsNoTracking().Current()
            .SingleOrDefaultAsync(e => e.RecordId == reportId, cancellationToken);
        var before = current?.Status ?? RetrievalStatus.Sought;
        if (before == status && current?.Comment == comment && current?.RequestedFrom == from && current?.RequestedOn == on)
            return OperationResult.Done;
        var now = clock.GetUtcNow();
        if (before == RetrievalStatus.Retrieved && status != RetrievalStatus.Retrieved)
        {
            if (await WhyItStaysRetrievedAsync(db, visibility, reportId, cancellationToken) is { } reason)
                return OperationResult.Refused(reason);
            await db.FullTextFiles.Where(f => f.RecordId == reportId).SupersedeAsync(me.UserId, now, cancellationToken);
        }

        if (current is not null
            && await db.RetrievalEntries.Where(e => e.Id == current.Id).SupersedeAsync(me.UserId, now, cancellationToken) == 0)
            return LostRace(number);
        db.RetrievalEntries.Add(
            new RetrievalEntry
            {
                ReviewId = reviewId,
                RecordId = reportId,
                Status = status,
                Comment = comment,
                RequestedFrom = from,
                RequestedOn = on,
                ById = me.UserId,
                At = now
            });
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }
        catch (DbUpdateException exception) when (exception.IsLostRace())
        {
            return LostRace(number);
        }

        return OperationResult.Done;
    }

    /// <summary>
    /// Notes the same step for several reports, each for itself: what is refused for one is done for the others. The answer says of how
    /// many.
    /// </summary>
    public async Task<OperationResult> SetManyAsync(Guid reviewId, IReadOnlyList<int> numbers, RetrievalStatus status, string? comment,
        LibraryRequest? request = null, CancellationToken cancellationToken = default)
    {
        await using (var db = await contexts.CreateDbContextAsync(cancellationToken))
            await access.RequireAsync(db, reviewId, ReviewPermission.Contribute, cancellationToken);
        List<string> refused = [];
        foreach (var number in numbers.Distinct().Take(MostAtOnce))
        {
            if (await SetAsync(reviewId, number, status, comment, request, cancellationToken) is { Succeeded: false, Message: { } message })
                refused.Add(message);
        }

        return refused switch
        {
            [] => OperationResult.Done,
            [var only] when numbers.Count == 1 => OperationResult.Refused(only),
            _ => OperationResult.Refused(string.Create(CultureInfo.InvariantCulture,
                $"{refused.Count} of {numbers.Count} reports stay as they were: {string.Join(" ", refused.Distinct().Take(3))}")),
        };
    }

    private string? Problem(RetrievalStatus status, string? comment, LibraryRequest? request) => status switch
    {
        _ when !Enum.IsDefined(status) => "There is no such status.",
        _ when comment?.Length > 500 => "The comment can have at most 500 characters.",
        RetrievalStatus.NotRetrieved when comment is null => "Say why it could not be retrieved: it will be counted as not retrieved.",
        RetrievalStatus.Requested when string.IsNullOrWhiteSpace(request?.From)
            => "Say who it was requested from, such as a library or the authors.",
        RetrievalStatus.Requested when request!.From.Length > 200 => "“Requested from” can have at most 200 characters.",
        RetrievalStatus.Requested when request!.On > DateOnly.FromDateTime(clock.GetUtcNow().AddDays(1).Date)
            => "The date of the request is in the future.",
        _ => null,
    };

    private static async Task<string?> WhyItStaysRetrievedAsync(
        ReviewDbContext db, ReviewVisibility visibility, Guid reportId, CancellationToken cancellationToken)
    {
        if (!visibility.Me.IsLead)
            return "Only a lead can undo “retrieved”, because decisions may depend on the full text. To replace a wrong PDF, upload the right one.";
        // For a lead who is reading themselves the answer must not depend on votes either.
        if (visibility.FullTexts.IsBlind)
            return "You are still reading full texts yourself, so “retrieved” can be undone once you have finished, or by another lead. To replace a wrong PDF, upload the right one.";
        var decided = await db.Decisions.Current()
            .AnyAsync(d => d.RecordId == reportId && d.Stage == ScreeningStage.FullText, cancellationToken)
            || await db.Resolutions.Current()
            .AnyAsync(d => d.RecordId == reportId && d.Stage == ScreeningStage.FullText, cancellationToken);
        return decided
            ? "This report has been decided on by its full text, so it stays retrieved. To replace a wrong PDF, upload the right one."
            : null;
    }

    private static OperationResult LostRace(int number)
        => OperationResult.Refused(
            $"Somebody else changed the retrieval of {RecordNumber.Format(number)} at the same moment. Theirs was kept; look at it and try again.");
}
