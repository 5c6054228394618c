using Microsoft.EntityFrameworkCore;
using ScopingReview.Domain.FullTexts;
using ScopingReview.Domain.Records;
using ScopingReview.Domain.Reporting;
using ScopingReview.Domain.Screening;
using ScopingReview.Web.Data;
using ScopingReview.Web.Data.Model;
using ScopingReview.Web.Features.Shared.Records;
using ScopingReview.Web.Features.Shared.ReviewQueries;
using ScopingReview.Web.Features.Shared.Visibility;

namespace ScopingReview.Web.Features.Reporting;

/// <summary>
/// The records behind a box of the flow as a query, so that a list of a hundred thousand is paged by PostgreSQL, which neither computes the
/// flow nor is sent the ids. For whoever is blind these are the lists of their own picture, as <see cref="OwnPicture"/> makes it. The
/// numbers are <see cref="PrismaFlow"/>'s; ReportFlowTests and BlindReadersTests hold each list against its number.
/// </summary>
internal sealed class BoxQueries(ReviewDbContext db, ReviewVisibility visibility)
{
    private readonly Guid _reviewId = visibility.Me.ReviewId;

    private const string Open = "open-";
    private const string Source = "source-";
    private const string Title = "title-";
    private const string FullText = "full-text-";

    /// <summary>The heading and the records of a box; null where only the flow knows them.</summary>
    public static async Task<RecordSet?> FindAsync(
        ReviewDbContext db, ReviewVisibility visibility, string key, CancellationToken cancellationToken)
    {
        if (!(await ListVisibility.ReadAsync(db, visibility, cancellationToken)).AllOpen)
            return null;
        if (new BoxQueries(db, visibility).Find(key) is not { } records)
            return null;
        var title = key.StartsWith(Open, StringComparison.Ordinal)
            ? PrismaLabels.OfOpen(key, await records.CountAsync(cancellationToken))
            : SourceOf(key[(key.IndexOf('-', StringComparison.Ordinal) + 1)..]) is { } source
                ? await db.Sources.Where(s => s.ReviewId == visibility.Me.ReviewId && s.Id == source).Select(s => s.Name)
                .SingleOrDefaultAsync(cancellationToken)
                : PrismaLabels.Find(key);
        return title is null ? null : new(title, records);
    }

    /// <summary>
    /// The records of the box; null where only the flow knows them: boxes of a single reason, and what is counted in studies or pairs.
    /// </summary>
    private IQueryable<ReviewRecord>? Find(string key) => key.Split('-', 2) switch
    {
        ["left", var box] => Left(box),
        ["right", var box] => Right(box),
        ["open", "title-pending" or "title-conflicts" or "title-needs-resolution"] =>
            OfTitles(Screened(LeftUnique).Union(Screened(RightScreened)), key[Open.Length..]),
        _ => null,
    };

    private IQueryable<ReviewRecord>? Left(string box) => box switch
    {
        _ when SourceOf(box) is { } source => db.Records.Where(r => r.ReviewId == _reviewId && r.SourceId == source),
        "databases" => OfKind(InformationSourceKind.Database),
        "registers" => OfKind(InformationSourceKind.Register),
        "identified" => OfLeftSources,
        "duplicates" => LeftDuplicates,
        "automation" => Removed(LeftUnique, RemovalBeforeScreening.Automation),
        "removed-other" => Removed(LeftUnique, RemovalBeforeScreening.Other),
        "screened" => Screened(LeftUnique),
        "excluded" => At(Screened(LeftUnique), ScreeningStage.TitleAbstract, ScreeningStatus.Excluded),
        _ when box.StartsWith(Title, StringComparison.Ordinal) => OfTitles(Screened(LeftUnique), box),
        _ => OfReports(At(Screened(LeftUnique), ScreeningStage.TitleAbstract, ScreeningStatus.Included), box),
    };

    private IQueryable<ReviewRecord>? Right(string box) => box switch
    {
        _ when SourceOf(box) is { } source => Screened(RightUnique).Where(r => r.SourceId == source),
        "websites" => Identified(InformationSourceKind.Website),
        "organisations" => Identified(InformationSourceKind.Organisation),
        "citation-searching" => Identified(InformationSourceKind.CitationSearching),
        "contacts" => Identified(InformationSourceKind.Contact),
        "identified" => Screened(RightUnique),
        "duplicates" =>
            db.Records.Where(
                r => db.DuplicateLinks.Current().Any(l => l.DuplicateId == r.Id && RightUnique.Any(kept => kept.Id == l.KeptId))),
        "removed" => RightUnique.Where(r => db.RemovedRecords.Current().Any(x => x.RecordId == r.Id)),
        "screened" => Screened(RightScreened),
        "excluded" => At(Screened(RightScreened), ScreeningStage.TitleAbstract, ScreeningStatus.Excluded),
        _ when box.StartsWith(Title, StringComparison.Ordinal) => OfTitles(Screened(RightScreened), box),
        _ => OfReports(RightSought, box),
    };

    private IQueryable<ReviewRecord>? OfTitles(IQueryable<ReviewRecord> screened, string box)
        => StatusOf(box[Title.Length..]) is { } status ? At(screened, ScreeningStage.TitleAbstract, status) : null;

    private IQueryable<ReviewRecord>? OfReports(IQueryable<ReviewRecord> sought, string box)
    {
        var entries = Retrievals;
        var assessed = sought.Where(r => entries.Any(e => e.RecordId == r.Id && e.Status == RetrievalStatus.Retrieved));
        return box switch
        {
            "sought" => sought,
            "not-retrieved" => sought.Where(r => entries.Any(e => e.RecordId == r.Id && e.Status == RetrievalStatus.NotRetrieved)),
            "awaiting-retrieval" => sought.Where(r => !entries.Any(e => e.RecordId == r.Id
                && (e.Status == RetrievalStatus.Retrieved || e.Status == RetrievalStatus.NotRetrieved))),
            "assessed" => assessed,
            "reports-excluded" => At(assessed, ScreeningStage.FullText, ScreeningStatus.Excluded),
            "included" => At(assessed, ScreeningStage.FullText, ScreeningStatus.Included),
            _ when box.StartsWith(FullText, StringComparison.Ordinal) && StatusOf(box[FullText.Length..]) is { } status =>
                At(assessed, ScreeningStage.FullText, status),
            _ => null,
        };
    }

    private static Guid? SourceOf(string box)
        => box.StartsWith(Source, StringComparison.Ordinal) && Guid.TryParseExact(box[Source.Length..], "N", out var id) ? id : null;

    private static ScreeningStatus? StatusOf(string open) => open switch
    {
        "pending" => ScreeningStatus.Pending,
        "conflicts" => ScreeningStatus.Conflict,
        "needs-resolution" => ScreeningStatus.NeedsResolution,
        _ => null,
    };

    // Whatever has no outcome is pending.
    private IQueryable<ReviewRecord> At(IQueryable<ReviewRecord> records, ScreeningStage stage, ScreeningStatus status)
    {
        var outcomes = Outcomes(stage);
        if (status == ScreeningStatus.Pending)
        {
            var settled = outcomes.Where(o => o.Status != ScreeningStatus.Pending).Select(o => o.RecordId);
            return records.Where(r => !settled.Contains(r.Id));
        }

        var there = outcomes.Where(o => o.Status == status).Select(o => o.RecordId);
        return records.Where(r => there.Contains(r.Id));
    }

    private IQueryable<RecordOutcome> Outcomes(ScreeningStage stage)
    {
        var outcomes = visibility.At(stage).IsBlind ? db.OutcomesFor(visibility, stage)
            : db.Outcomes.Where(o => o.ReviewId == _reviewId && o.Stage == stage);
        return stage == ScreeningStage.FullText && visibility.Titles.IsBlind ? outcomes.Where(o => !StillReading.Contains(o.RecordId))
            : outcomes;
    }

    private IQueryable<RetrievalEntry> Retrievals
    {
        get
        {
            var entries = db.RetrievalEntries.Current().Where(e => e.ReviewId == _reviewId);
            return visibility.Titles.IsBlind ? entries.Where(e => !StillReading.Contains(e.RecordId)) : entries;
        }
    }

    private IQueryable<Guid> StillReading => db.StillReading(visibility, ScreeningStage.TitleAbstract);

    private IQueryable<ReviewRecord> OfKind(InformationSourceKind kind)
        => db.Records.Where(r => r.ReviewId == _reviewId && r.Source!.Kind == kind);

    private IQueryable<ReviewRecord> OfLeftSources
        => db.Records.Where(r => r.ReviewId == _reviewId
            && (r.Source!.Kind == InformationSourceKind.Database || r.Source.Kind == InformationSourceKind.Register));

    /// <summary>Unique records that a database or register has delivered, itself or through a duplicate.</summary>
    private IQueryable<ReviewRecord> LeftUnique
    {
        get
        {
            var left = OfLeftSources;
            return db.Unique(_reviewId)
                .Where(r => left.Any(l => l.Id == r.Id)
                    || db.DuplicateLinks.Current().Any(d => d.KeptId == r.Id && left.Any(l => l.Id == d.DuplicateId)));
        }
    }

    private IQueryable<ReviewRecord> RightUnique
    {
        get
        {
            var left = OfLeftSources;
            return db.Unique(_reviewId)
                .Where(r => !left.Any(l => l.Id == r.Id)
                    && !db.DuplicateLinks.Current().Any(d => d.KeptId == r.Id && left.Any(l => l.Id == d.DuplicateId)));
        }
    }

    /// <summary>
    /// Where the kept record came by other methods, the first of the left arm stands for the unique record and is no duplicate removed.
    /// </summary>
    private IQueryable<ReviewRecord> LeftDuplicates
    {
        get
        {
            var left = OfLeftSources;
            return left.Where(r => db.DuplicateLinks.Current().Any(l => l.DuplicateId == r.Id && (left.Any(kept => kept.Id == l.KeptId)
                    || db.DuplicateLinks.Current()
                    .Any(other => other.KeptId == l.KeptId && left.Any(o => o.Id == other.DuplicateId && o.Number < r.Number)))));
        }
    }

    private IQueryable<ReviewRecord> Identified(InformationSourceKind kind) => Screened(RightUnique).Where(r => r.Source!.Kind == kind);

    /// <summary>Of the right arm, those that go through title and abstract.</summary>
    private IQueryable<ReviewRecord> RightScreened => RightUnique.Where(r => db.AtTitleAbstract(_reviewId).Any(t => t.Id == r.Id));

    private IQueryable<ReviewRecord> RightSought
    {
        get
        {
            var included = At(Screened(RightScreened), ScreeningStage.TitleAbstract, ScreeningStatus.Included);
            return Screened(RightUnique)
                .Where(r => included.Any(i => i.Id == r.Id) || !db.AtTitleAbstract(_reviewId).Any(t => t.Id == r.Id));
        }
    }

    private IQueryable<ReviewRecord> Screened(IQueryable<ReviewRecord> unique)
        => unique.Where(r => !db.RemovedRecords.Current().Any(x => x.RecordId == r.Id));

    private IQueryable<ReviewRecord> Removed(IQueryable<ReviewRecord> unique, RemovalBeforeScreening kind)
        => unique.Where(r => db.RemovedRecords.Current().Any(x => x.RecordId == r.Id && x.Batch!.Kind == kind));
}
