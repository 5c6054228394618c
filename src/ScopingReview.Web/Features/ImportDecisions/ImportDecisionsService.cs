using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using ScopingReview.Domain.Screening.ExternalDecisions;
using ScopingReview.Web.Data;
using ScopingReview.Web.Data.Model;
using ScopingReview.Web.Features.Audit;
using ScopingReview.Web.Features.Plan;
using ScopingReview.Web.Features.Shared.Audit;
using ScopingReview.Web.Features.Shared.ReviewQueries;
using ScopingReview.Web.Features.Shared.Visibility;
using ScopingReview.Web.Infrastructure;
using ScopingReview.Web.Infrastructure.Access;

namespace ScopingReview.Web.Features.ImportDecisions;

/// <summary>A file of decisions that somebody has laid out; nothing of it is stored.</summary>
/// <param name="Sha256">Of its bytes, lower-case hex.</param>
public sealed record LaidOutDecisions(string FileName, string Sha256, DecisionFile File);

/// <summary>What the page needs to ask who is who.</summary>
/// <param name="WhyClosed">Why a lead who is still reading cannot compare others' decisions with those that are here; null when they
/// can.</param>
public sealed record DecisionImportView(IReadOnlyList<Reader> Readers, IReadOnlyList<TakenOver> Earlier, Membership Me, string? WhyClosed);

/// <summary>An earlier taking over.</summary>
/// <param name="Decisions">Decisions and rulings in force or changed since that came with it.</param>
public sealed record TakenOver(string FileName, string Format, int Decisions, string By, DateTimeOffset At);

/// <summary>What would happen, with the numbers of the records that it names.</summary>
public sealed record DecisionImportPreview(ExternalDecisionMatches Matches, IReadOnlyDictionary<Guid, int> Numbers);

/// <summary>
/// Decisions made in other tools become decisions of the people who made them (Rayyan, ASReview, any table): so that a review half screened
/// can move here.
/// </summary>
public sealed class ImportDecisionsService(IDbContextFactory<ReviewDbContext> contexts, ReviewAccess access, TimeProvider clock)
{
    /// <summary>Largest file, in bytes.</summary>
    public const long LargestFile = 200L * 1024 * 1024;

    public async Task<DecisionImportView> GetAsync(Guid reviewId, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var me = await access.RequireAsync(db, reviewId, ReviewPermission.Lead, cancellationToken);
        var earlier = await db.DecisionImports.Where(i => i.ReviewId == reviewId).OrderByDescending(i => i.ImportedAt)
            .Select(i => new TakenOver(
                i.FileName, i.Format, db.Decisions.Count(d => d.DecisionImportId == i.Id && d.CarriedByLinkId == null),
                db.Users.Where(u => u.Id == i.ImportedById).Select(u => u.DisplayName).FirstOrDefault() ?? "", i.ImportedAt))
            .ToListAsync(cancellationToken);
        return new DecisionImportView(await PlanService.ReadersAsync(db, reviewId, cancellationToken), earlier, me,
            (await db.VisibilityAsync(me, cancellationToken)).WhyClosed);
    }

    /// <summary>Reads a file and says what is in it. Nothing is stored.</summary>
    /// <param name="open">Opens the upload; not called when the file is too large.</param>
    public async Task<OperationResult<LaidOutDecisions>> ReadAsync(
        Guid reviewId, string fileName, long length, Func<CancellationToken, Stream> open, CancellationToken cancellationToken = default)
    {
        await using (var db = await contexts.CreateDbContextAsync(cancellationToken))
            await access.RequireAsync(db, reviewId, ReviewPermission.Lead, cancellationToken);
        if (length == 0)
            return OperationResult.Refused<LaidOutDecisions>($"{Path.GetFileName(fileName)} is empty. Export the decisions again.");
        if (length > LargestFile)
            return OperationResult.Refused<LaidOutDecisions>(
                $"The file is larger than {LargestFile / 1024 / 1024} MB. Export the decisions without abstracts, or in parts.");
        await using var spooled = TemporaryFile.Open();
        await using (var upload = open(cancellationToken))
            await upload.CopyToAsync(spooled, cancellationToken);
        spooled.Position = 0;
        var sha256 = Convert.ToHexStringLower(await SHA256.HashDataAsync(spooled, cancellationToken));
        var file = await DecisionFile.ReadAsync(spooled, cancellationToken);
        return file.Origin is null
            ? OperationResult.Refused<LaidOutDecisions>(
                $"{Path.GetFileName(fileName)}: no decisions were found. {(file.Issues is [var issue, ..] ? issue.Message : null) ?? "It may be an export without decisions: in Rayyan, tick “Include decisions”; in ASReview, export the labels."}")
            : OperationResult.Of(new LaidOutDecisions(Path.GetFileName(fileName), sha256, file));
    }

    /// <summary>What taking the file over with these choices would do.</summary>
    public async Task<OperationResult<DecisionImportPreview>> PreviewAsync(
        Guid reviewId, LaidOutDecisions file, DecisionImportChoices choices, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var me = await access.RequireAsync(db, reviewId, ReviewPermission.Lead, cancellationToken);
        await using var snapshot = await db.BeginSnapshotAsync(cancellationToken);
        // What is new, the same and different says what others decided here.
        if ((await db.VisibilityAsync(me, cancellationToken)).WhyClosed is { } closed)
            return OperationResult.Refused<DecisionImportPreview>(closed);
        var takeOver = await CompareAsync(db, reviewId, file, choices, cancellationToken);
        Guid[] named = [.. takeOver.Different.Concat(takeOver.New.Take(PreviewRows)).Select(decision => decision.RecordId).Distinct()];
        return OperationResult.Of(
            new DecisionImportPreview(takeOver,
                await db.Records.Where(r => named.Contains(r.Id)).ToDictionaryAsync(r => r.Id, r => r.Number, cancellationToken)));
    }

    /// <summary>Rows that the page shows of what is new.</summary>
    public const int PreviewRows = 10;

    /// <summary>Takes the decisions over, all or nothing. Doing it again with the same file changes nothing.</summary>
    public async Task<OperationResult<int>> StoreAsync(
        Guid reviewId, LaidOutDecisions file, DecisionImportChoices choices, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var me = await access.RequireAsync(db, reviewId, ReviewPermission.Lead, cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.LockReviewAsync(reviewId, cancellationToken);
        if ((await db.VisibilityAsync(me, cancellationToken)).WhyClosed is { } closed)
            return OperationResult.Refused<int>(closed);
        var readers = (await PlanService.ReadersAsync(db, reviewId, cancellationToken)).Select(reader => reader.Id).ToHashSet();
        if (choices.People.Values.Any(person => person.MemberId is { } member && !readers.Contains(member)))
            return OperationResult.Refused<int>(
                "One of the chosen people is no longer a reviewer or lead of this review. Choose again; nothing was stored.");
        var takeOver = await CompareAsync(db, reviewId, file, choices, cancellationToken);
        var decisions = takeOver.ToStore(choices);
        if (decisions.Count == 0)
            return OperationResult.Refused<int>("There is nothing to import: every decision is here already, left out, or not matched.");

        foreach (var stage in decisions.Select(decision => decision.Stage).Distinct())
        {
            if (await db.HasOpenPilotAsync(reviewId, stage, cancellationToken))
                return OperationResult.Refused<int>(
                    $"A pilot round is open at the stage “{stage.Title()}”. Close it on the plan's page first; nothing was stored.");
        }

        var now = clock.GetUtcNow();
        var import = new DecisionImport
        {
            ReviewId = reviewId,
            FileName = file.FileName,
            Format = file.File.Origin!.Value.InWords(),
            Sha256 = file.Sha256,
            PeopleJson = JsonSerializer.Serialize(choices.People),
            ImportedById = me.UserId,
            ImportedAt = now,
        };
        db.DecisionImports.Add(import);
        db.Record(
            me, now, "decisions.taken-over", file.FileName,
            newValue: $"{decisions.Count(d => d.ReviewerId is not null)} votes and {decisions.Count(d => d.ReviewerId is null)} resolutions from {import.Format}; {takeOver.Unmatched.Count} not matched, {takeOver.Different.Count} different");
        await db.SaveChangesAsync(cancellationToken);
        try
        {
            await new DecisionImportWriter(db, me, import, now).WriteAsync(decisions, cancellationToken);
        }
        catch (DbUpdateException lost) when (lost.IsLostRace())
        {
            return OperationResult.Refused<int>(
                "Somebody decided on one of these records at the same moment. Nothing was stored; look at the preview again.");
        }

        await transaction.CommitAsync(cancellationToken);
        return OperationResult.Of(decisions.Count);
    }

    private static async Task<ExternalDecisionMatches> CompareAsync(
        ReviewDbContext db, Guid reviewId, LaidOutDecisions file, DecisionImportChoices choices, CancellationToken cancellationToken)
    {
        var keptOf = await db.DuplicateLinks.Current().Where(l => l.ReviewId == reviewId)
            .ToDictionaryAsync(l => l.DuplicateId, l => l.KeptId, cancellationToken);
        var removed = await db.RemovedRecords.Current().Where(r => r.ReviewId == reviewId).Select(r => r.RecordId)
            .ToHashSetAsync(cancellationToken);
        var records = await db.Records.Where(r => r.ReviewId == reviewId).OrderBy(r => r.Number)
            .Select(r => new { r.Id, r.Number, r.SourceRecordId, r.Doi, r.PubMedId, r.Title, r.Year }).ToListAsync(cancellationToken);
        var standing = await db.Decisions.Current().Where(d => d.ReviewId == reviewId)
            .Select(d => new StandingDecision(d.RecordId, d.Stage, d.ReviewerId, d.Verdict)).ToListAsync(cancellationToken);
        standing.AddRange(await db.Resolutions.Current().Where(r => r.ReviewId == reviewId)
            .Select(r => new StandingDecision(r.RecordId, r.Stage, null, r.Verdict)).ToListAsync(cancellationToken));
        return ExternalDecisionMatches.Of(
            file.File.Decisions, choices,
            new RecordMatcher(
                records.Select(
                    r => new KnownRecord(keptOf.GetValueOrDefault(r.Id, r.Id), r.Number, r.SourceRecordId, r.Doi, r.PubMedId, r.Title,
                        r.Year)), removed),
            standing);
    }
}
