using Microsoft.EntityFrameworkCore;
using ScopingReview.Domain.Screening;
using ScopingReview.Web.Data;
using ScopingReview.Web.Data.Model;
using ScopingReview.Web.Features.Audit;
using ScopingReview.Web.Features.Plan;
using ScopingReview.Web.Features.Shared.Audit;
using ScopingReview.Web.Features.Shared.ReviewQueries;
using ScopingReview.Web.Features.Shared.Visibility;
using ScopingReview.Web.Infrastructure;
using ScopingReview.Web.Infrastructure.Access;

namespace ScopingReview.Web.Features.Team.Reassignments;

/// <summary>Absences, and unread records given from one member to others. What is decided stays with whoever decided it.</summary>
public sealed class HandoverService(IDbContextFactory<ReviewDbContext> contexts, ReviewAccess access, TimeProvider clock)
{
    private const int LongestNote = 300;
    internal const string NotAReader =
        "One of the people chosen is no longer a reviewer or lead of this review. Choose again; nothing was changed.";

    /// <summary>What a person has unread, and who could get it. Null if they never were a member.</summary>
    public async Task<HandoverOffer?> GetAsync(Guid reviewId, Guid userId, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var me = await access.RequireAsync(db, reviewId, ReviewPermission.Lead, cancellationToken);
        await using var snapshot = await db.BeginSnapshotAsync(cancellationToken);
        if (await FindAsync(db, reviewId, userId, cancellationToken) is not { } member)
            return null;
        var visibility = await db.VisibilityAsync(me, cancellationToken);
        var planned =
            (await db.Plans.Current().Where(p => p.ReviewId == reviewId).Select(p => new { p.FirstReviewerIds, p.SecondReviewerIds })
                .ToListAsync(cancellationToken))
            .SelectMany(p => p.FirstReviewerIds.Concat(p.SecondReviewerIds)).ToHashSet();
        var away = (await db.Members.Where(m => m.ReviewId == reviewId).AwayOn(Absences.Day(clock.GetUtcNow())).Select(m => m.UserId)
            .ToListAsync(cancellationToken)).ToHashSet();
        return new HandoverOffer(
            userId, member.User!.DisplayName, member.IsRemoved, member.Period(),
            await db.LeftFor(reviewId, ScreeningStage.TitleAbstract, userId).CountAsync(cancellationToken),
            // How many full texts there are is not for somebody who is still reading titles.
            visibility.Titles.IsBlind ? 0 : await db.LeftFor(reviewId, ScreeningStage.FullText, userId).CountAsync(cancellationToken),
            [.. (await PlanService.ReadersAsync(db, reviewId, cancellationToken)).Where(reader => reader.Id != userId)
                .Select(reader => new Recipient(reader.Id, reader.Name, away.Contains(reader.Id), planned.Contains(reader.Id)))]);
    }

    /// <summary>In sentences, what giving would do.</summary>
    /// <param name="leaving">As part of removing the person.</param>
    public async Task<IReadOnlyList<string>> PreviewAsync(
        Guid reviewId, Guid userId, ReassignmentRequest handOut, bool leaving = false, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var me = await access.RequireAsync(db, reviewId, ReviewPermission.Lead, cancellationToken);
        if (await FindAsync(db, reviewId, userId, cancellationToken) is not { } member)
            return [];
        var handing = new ReassignmentWriter(db, me, clock.GetUtcNow());
        var names = await db.MemberNamesAsync(reviewId, cancellationToken);
        List<string> sentences = [];
        var gone = leaving || member.IsRemoved;
        foreach (var stage in await StagesAsync(db, me, gone, cancellationToken))
        {
            var division = await handing.DivideAsync(stage.Stage, userId, Take(handOut, stage.Stage), handOut.To, gone
                && handOut.To.Count > 0, cancellationToken);
            sentences.AddRange(stage.HidesNumbers
                ? ReassignmentDisplayText.SayWithoutNumbers(stage.Stage, member.User!.DisplayName,
                    [.. handOut.To.Select(id => names.GetValueOrDefault(id, ""))])
                : ReassignmentDisplayText.Say(stage.Stage, member.User!.DisplayName, division, gone,
                    id => names.GetValueOrDefault(id, "")));
        }
        return sentences;
    }

    /// <summary>
    /// Marks a member as away, or as back, and gives unread records to others, in one go. Returns what was done, in sentences.
    /// </summary>
    /// <param name="away">The absence as it shall be; null: not away.</param>
    /// <param name="handOut">Null: nothing is given.</param>
    public async Task<OperationResult<IReadOnlyList<string>>> ApplyAsync(
        Guid reviewId, Guid userId, AwayPeriod? away, ReassignmentRequest? handOut, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var me = await access.RequireAsync(db, reviewId, ReviewPermission.Lead, cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.LockReviewAsync(reviewId, cancellationToken);
        if (await FindAsync(db, reviewId, userId, cancellationToken) is not { } member)
            return OperationResult.Refused<IReadOnlyList<string>>("This person was never a member.");
        if (away is { Until: { } until } && until < away.From)
            return OperationResult.Refused<IReadOnlyList<string>>("The absence ends before it begins. Correct one of the dates.");
        if (away?.Note?.Length > LongestNote)
            return OperationResult.Refused<IReadOnlyList<string>>($"The note is longer than {LongestNote} characters. Shorten it.");
        var now = clock.GetUtcNow();
        List<string> done = [.. SetAway(db, me, member, away, now)];
        if (handOut is not null)
        {
            if (await GiveAsync(db, me, member, handOut, member.IsRemoved, now, cancellationToken) is not { } given)
                return OperationResult.Refused<IReadOnlyList<string>>(NotAReader);
            done.AddRange(given);
        }
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return OperationResult.Of<IReadOnlyList<string>>(done);
    }

    /// <summary>Gives back what was given, as far as nobody has read it yet; returns how many records that were.</summary>
    public async Task<OperationResult<int>> UndoAsync(Guid reviewId, Guid handoverId, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var me = await access.RequireAsync(db, reviewId, ReviewPermission.Lead, cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.LockReviewAsync(reviewId, cancellationToken);
        var handover = await db.Handovers.SingleOrDefaultAsync(h => h.Id == handoverId && h.ReviewId == reviewId, cancellationToken);
        if (handover is not { SupersededAt: null })
            return OperationResult.Refused<int>("This has already been undone.");
        if (!(await PlanService.ReadersAsync(db, reviewId, cancellationToken)).Exists(reader => reader.Id == handover.FromReviewerId))
            return OperationResult.Refused<int>(
                "The person who had these records no longer screens in this review. Reassign them to somebody else instead.");
        var now = clock.GetUtcNow();
        var back = await new ReassignmentWriter(db, me, now).UndoAsync(handover, cancellationToken);
        var names = await db.MemberNamesAsync(reviewId, cancellationToken);
        db.Record(me, now, "records.given-back", $"{names.GetValueOrDefault(handover.FromReviewerId, "")}, {handover.Stage.Title()}",
            newValue: handover.Stage.Records(back));
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return OperationResult.Of(back);
    }

    /// <summary>Gives within the caller's transaction. What was done, in sentences; null if somebody who was chosen may not read.</summary>
    internal static async Task<List<string>?> GiveAsync(
        ReviewDbContext db, Membership me, ReviewMember member, ReassignmentRequest handOut, bool leaving, DateTimeOffset now,
        CancellationToken cancellationToken)
    {
        var readers =
            (await PlanService.ReadersAsync(db, me.ReviewId, cancellationToken)).ToDictionary(reader => reader.Id, reader => reader.Name);
        if (handOut.To.Contains(member.UserId) || !handOut.To.All(readers.ContainsKey))
            return null;
        var handing = new ReassignmentWriter(db, me, now);
        List<string> done = [];
        foreach (var stage in await StagesAsync(db, me, leaving, cancellationToken))
        {
            var division =
                await handing.GiveAsync(stage.Stage, member.UserId, Take(handOut, stage.Stage), handOut.To, leaving, cancellationToken);
            done.AddRange(stage.HidesNumbers
                ? ReassignmentDisplayText.SayWithoutNumbers(stage.Stage, member.User!.DisplayName,
                    [.. handOut.To.Select(id => readers[id])])
                : ReassignmentDisplayText.Say(stage.Stage, member.User!.DisplayName, division, leaving, id => readers[id]));
        }
        return done;
    }

    /// <summary>
    /// The stages at which a lead may give now. Full texts wait for a lead who is still reading titles, save those of somebody who leaves,
    /// which go without a number: it would tell which of the lead's own records came to full text.
    /// </summary>
    private static async Task<IReadOnlyList<(ScreeningStage Stage, bool HidesNumbers)>> StagesAsync(
        ReviewDbContext db, Membership me, bool leaving, CancellationToken cancellationToken)
    {
        var hides = (await db.VisibilityAsync(me, cancellationToken)).Titles.IsBlind;
        return [.. Enum.GetValues<ScreeningStage>().Where(stage => stage == ScreeningStage.TitleAbstract || leaving || !hides)
            .Select(stage => (stage, hides && stage == ScreeningStage.FullText))];
    }

    internal static Task<ReviewMember?> FindAsync(ReviewDbContext db, Guid reviewId, Guid userId, CancellationToken cancellationToken)
        => db.Members.Include(m => m.User).SingleOrDefaultAsync(m => m.ReviewId == reviewId && m.UserId == userId, cancellationToken);

    private static int Take(ReassignmentRequest handOut, ScreeningStage stage) => handOut.To.Count == 0 ? 0 : handOut.At(stage);

    private static IEnumerable<string> SetAway(ReviewDbContext db, Membership me, ReviewMember member, AwayPeriod? away, DateTimeOffset now)
    {
        var note = string.IsNullOrWhiteSpace(away?.Note) ? null : PostgresText.Of(away.Note).Trim();
        var (before, after) = (member.Period(), away is null ? null : away with { Note = note });
        if (before == after)
            return [];
        (member.AwayFrom, member.AwayUntil, member.AwayNote) = (after?.From, after?.Until, after?.Note);
        db.Record(me, now, after is null ? "member.back" : "member.away", member.User!.DisplayName, Words(before), Words(after));
        return [after is null ? $"{member.User.DisplayName} is back: new records are assigned to them again."
            : $"{member.User.DisplayName} is away {Words(after)}. No new records are assigned to them during this time."];
    }

    private static string? Words(AwayPeriod? away) => away is null ? null
        : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"from {away.From:d MMM yyyy}")
        + (away.Until is { } until ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $" to {until:d MMM yyyy}")
            : " until further notice");
}
