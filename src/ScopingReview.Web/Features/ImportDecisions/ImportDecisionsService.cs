using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using ScopingReview.Domain.Screening;
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

/// <summary>What the page needs to ask who is who.</summary>
/// <param name="WhyClosed">Why a lead who is still reading cannot compare others' decisions with those that are here; null when they
/// can.</param>
public sealed record DecisionImportView(IReadOnlyList<Reader> Readers, IReadOnlyList<TakenOver> Earlier, Membership Me, string? WhyClosed);

/// <summary>An earlier import.</summary>
/// <param name="Decisions">Votes and resolutions that came with it.</param>
/// <param name="UndoneBy">Who took it back; null while it stands.</param>
public sealed record TakenOver(
    Guid Id, string FileName, string Format, int Decisions, string By, DateTimeOffset At, string? UndoneBy, DateTimeOffset? UndoneAt);

/// <summary>
/// Decisions made in other tools become decisions of the people who made them (Rayyan, ASReview, any table): so that a review half screened
/// can move here.
/// </summary>
public sealed class ImportDecisionsService(IDbContextFactory<ReviewDbContext> contexts, ReviewAccess access, TimeProvider clock)
{
    /// <summary>Largest file, in bytes.</summary>
    public const long LargestFile = 200L * 1024 * 1024;

    /// <summary>Files that are brought together at most.</summary>
    public const int MostFiles = 10;

    private const int LongestName = 200;

    /// <summary>Records to choose that the page shows at a time.</summary>
    public const int OpenShown = 50;

    public async Task<DecisionImportView> GetAsync(Guid reviewId, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var me = await access.RequireAsync(db, reviewId, ReviewPermission.Lead, cancellationToken);
        await using var snapshot = await db.BeginSnapshotAsync(cancellationToken);
        var earlier = await db.DecisionImports.Where(i => i.ReviewId == reviewId).OrderByDescending(i => i.ImportedAt)
            .Select(i => new TakenOver(
                i.Id, i.FileName, i.Format,
                db.Decisions.Count(d => d.DecisionImportId == i.Id && d.CarriedByLinkId == null)
                    + db.Resolutions.Count(r => r.DecisionImportId == i.Id),
                db.Users.Where(u => u.Id == i.ImportedById).Select(u => u.DisplayName).FirstOrDefault() ?? "", i.ImportedAt,
                db.DecisionImportUndos.Where(u => u.DecisionImportId == i.Id)
                    .Select(u => db.Users.Where(user => user.Id == u.ById).Select(user => user.DisplayName).FirstOrDefault())
                    .FirstOrDefault(),
                db.DecisionImportUndos.Where(u => u.DecisionImportId == i.Id).Select(u => (DateTimeOffset?)u.At).FirstOrDefault()))
            .ToListAsync(cancellationToken);
        return new DecisionImportView(await PlanService.ReadersAsync(db, reviewId, cancellationToken), earlier, me,
            (await db.VisibilityAsync(me, cancellationToken)).WhyClosed);
    }

    /// <summary>Reads files and says what is in them. Nothing is stored.</summary>
    /// <param name="reviewId">The review.</param>
    /// <param name="uploads">One file or several that belong together: a log and the articles that it speaks of.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public async Task<OperationResult<LaidOutDecisions>> ReadAsync(
        Guid reviewId, IReadOnlyList<DecisionUpload> uploads, CancellationToken cancellationToken = default)
    {
        await using (var db = await contexts.CreateDbContextAsync(cancellationToken))
            await access.RequireAsync(db, reviewId, ReviewPermission.Lead, cancellationToken);
        if (uploads.Count is 0 or > MostFiles)
            return OperationResult.Refused<LaidOutDecisions>($"Choose one to {MostFiles} files that belong together.");
        if (uploads.FirstOrDefault(upload => upload.Length == 0) is { } empty)
            return OperationResult.Refused<LaidOutDecisions>($"{Path.GetFileName(empty.Name)} is empty. Export the decisions again.");
        if (uploads.Sum(upload => upload.Length) > LargestFile)
            return OperationResult.Refused<LaidOutDecisions>(
                $"The file is larger than {LargestFile / 1024 / 1024} MB. Export the decisions without abstracts, or in parts.");
        List<(string Name, Stream File)> files = [];
        try
        {
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            foreach (var upload in uploads)
            {
                var spooled = TemporaryFile.Open();
                files.Add((Path.GetFileName(upload.Name), spooled));
                await using (var open = upload.Open(cancellationToken))
                    await open.CopyToAsync(spooled, cancellationToken);
                spooled.Position = 0;
                hash.AppendData(await SHA256.HashDataAsync(spooled, cancellationToken));
            }

            var sheets = await DecisionSheets.ReadAsync(files, cancellationToken);
            var names = string.Join(", ", files.Select(file => file.Name));
            return sheets.First is { } first
                ? OperationResult.Of(new LaidOutDecisions(names.Length <= LongestName ? names : names[..LongestName] + "…",
                    Convert.ToHexStringLower(hash.GetHashAndReset()), sheets, first, first.Table?.Guess()))
                : OperationResult.Refused<LaidOutDecisions>($"No decisions were found. {string.Join(' ', sheets.Problems)}");
        }
        finally
        {
            foreach (var (_, file) in files)
                await file.DisposeAsync();
        }
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
        var (matches, matcher) = await CompareAsync(db, reviewId, file, choices, cancellationToken);
        var keys = matches.Unmatched.GroupBy(unmatched => unmatched.Decision.Record).ToList();
        List<OpenMatch> open = [.. keys.OrderByDescending(key => key.First().Candidates.Count > 0)
            .ThenBy(key => key.First().Decision.Line).Take(OpenShown)
            .Select(key => new OpenMatch(key.Key, key.First().Decision.Line, key.First().Why, key.Count(),
                key.First().Candidates.Count > 0 ? key.First().Candidates : matcher.Nearest(key.Key)))];
        Guid[] named = [.. matches.Different.Concat(matches.New.Take(PreviewRows)).Select(decision => decision.RecordId)
            .Concat(matches.Overtaken.Where(overtaken => overtaken.Because == OvertakenBecause.Contradicted).Select(o => o.RecordId))
            .Concat(open.SelectMany(match => match.Candidates)).Distinct()];
        return OperationResult.Of(
            new DecisionImportPreview(matches,
                await db.Records.Where(r => named.Contains(r.Id))
                    .ToDictionaryAsync(r => r.Id, r => new NamedRecord(r.Number, r.Title, r.Year), cancellationToken), open, keys.Count));
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
        var (takeOver, _) = await CompareAsync(db, reviewId, file, choices, cancellationToken);
        if (choices.ExcludeOthers && takeOver.Unmatched.Count > 0)
            return OperationResult.Refused<int>(
                "Some records of the file are not matched, and would count as excluded, like all records not in the file. Match or skip them first; nothing was imported.");
        var unknown = choices.Records.Values.Where(record => record != Guid.Empty).Distinct().ToArray();
        if (await db.Unique(reviewId).CountAsync(r => unknown.Contains(r.Id), cancellationToken) != unknown.Length)
            return OperationResult.Refused<int>("A record that you chose is no longer screened. Choose again; nothing was stored.");
        var decisions = takeOver.ToStore(choices);
        if (decisions.Count == 0)
            return OperationResult.Refused<int>("There is nothing to import: every decision is already here, skipped, or not matched.");

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
                "Somebody decided on one of these records at the same moment. Nothing was stored; check the preview again.");
        }

        await transaction.CommitAsync(cancellationToken);
        return OperationResult.Of(decisions.Count);
    }

    private static async Task<(ExternalDecisionMatches Matches, RecordMatcher Matcher)> CompareAsync(
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
        Dictionary<ScreeningStage, IReadOnlyCollection<Guid>> atStage = [];
        foreach (var stage in choices.ExcludeOthers ? Enum.GetValues<ScreeningStage>() : [])
            atStage[stage] = await db.At(reviewId, stage).OrderBy(r => r.Number).Select(r => r.Id).ToListAsync(cancellationToken);
        var matcher = new RecordMatcher(
            records.Select(r => new KnownRecord(
                keptOf.GetValueOrDefault(r.Id, r.Id), r.Number, r.SourceRecordId, r.Doi, r.PubMedId, r.Title, r.Year)), removed);
        return (ExternalDecisionMatches.Of(file.File.Decisions, choices, matcher, standing, stage => atStage[stage]), matcher);
    }
}
