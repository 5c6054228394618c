using Microsoft.EntityFrameworkCore;
using ScopingReview.Domain.Charting;
using ScopingReview.Domain.FullTexts;
using ScopingReview.Domain.Records;
using ScopingReview.Domain.Reporting;
using ScopingReview.Domain.Screening;
using ScopingReview.Web.Data.Model;
using ScopingReview.Web.Features.Duplicates.Linking;
using ScopingReview.Web.Features.Records;
using ScopingReview.Web.Features.Reporting;
using ScopingReview.Web.Features.Shared.Records;
using ScopingReview.Web.Tests.Support;

namespace ScopingReview.Web.Tests.Reporting;

/// <summary>A review built row by row; <see cref="SaveAsync"/> stores what was added since.</summary>
internal sealed class MadeReview(Workbench workbench, TestReview review)
{
    private readonly List<object> _rows = [];
    private long _shuffle;

    public TestReview Review => review;
    public Guid First => review.Reviewers[0];
    public Guid Second => review.Reviewers[1];

    private static DateTimeOffset Now => TimeProvider.System.GetUtcNow();

    public static async Task<MadeReview> StartAsync(Workbench workbench, string title = "A review")
        => new(workbench, await workbench.AddReviewAsync(reviewers: 2, title: title));

    public async Task<IReadOnlyList<Guid>> SourceAsync(
        InformationSourceKind kind, int records, string? name = null, bool? screensTitles = null)
        => [.. (await workbench.AddRecordsAsync(review, records, kind, screensTitles, name)).Select(record => record.Id)];

    public void Duplicate(Guid duplicate, Guid kept)
        => _rows.Add(new DuplicateLink { ReviewId = review.Id, DuplicateId = duplicate, KeptId = kept, Evidence = "same DOI", At = Now });

    /// <summary>Assigns a record and casts the votes that are given; "assigned" asks for a second vote that is not there yet.</summary>
    public void Read(ScreeningStage stage, Guid record, Verdict? first, Verdict? second = null, Guid? reason = null,
        Guid? secondReason = null, bool twice = false)
    {
        Assign(stage, record, First, ReviewerPosition.First);
        if (first is { } vote)
            Vote(stage, record, First, vote, reason);
        if (!twice && second is null)
            return;
        Assign(stage, record, Second, ReviewerPosition.Second);
        if (second is { } other)
            Vote(stage, record, Second, other, secondReason ?? reason);
    }

    /// <summary>
    /// Stores a draw from these records. Nobody is asked to read anything by it: that is what <see cref="ReadDrawn"/> and
    /// <see cref="Vote"/> with its id do.
    /// </summary>
    public async Task<Guid> DrawAsync(ScreeningStage stage, decimal share, IEnumerable<Guid> frame, DrawKind kind = DrawKind.Initial)
    {
        Guid[] ids = [.. frame];
        await using var db = workbench.Db();
        int[] numbers = [.. await db.Records.Where(r => ids.Contains(r.Id)).Select(r => r.Number).Order().ToListAsync()];
        var sampleFrame = new SampleFrame([.. numbers.Select(RecordNumber.Format)]);
        var draw = new SampleDraw
        {
            ReviewId = review.Id,
            Stage = stage,
            Kind = kind,
            Algorithm = SecondReviewerSample.Algorithm,
            Seed = "seed",
            SampleShare = share,
            FrameNumbers = numbers,
            FrameSha256 = sampleFrame.Sha256,
            DrawnAt = Now,
            DrawnById = review.Lead,
        };
        db.Draws.Add(draw);
        await db.SaveChangesAsync();
        return draw.Id;
    }

    /// <summary>Both readings through a draw; null asks for a vote that is not there yet.</summary>
    public void ReadDrawn(ScreeningStage stage, Guid record, Guid draw, Verdict? first, Verdict? second, Guid? reason = null)
    {
        Vote(stage, record, First, first, ReviewerPosition.First, draw, reason);
        Vote(stage, record, Second, second, ReviewerPosition.Second, draw, reason);
    }

    public void ReadTitle(Guid record, Verdict? first, Verdict? second = null, bool twice = false)
        => Read(ScreeningStage.TitleAbstract, record, first, second, twice: twice);

    public void Rule(ScreeningStage stage, Guid record, Verdict verdict, Guid? reason = null)
        => _rows.Add(
            new Resolution
            {
                ReviewId = review.Id,
                Stage = stage,
                RecordId = record,
                Verdict = verdict,
                ReasonId = reason,
                ById = review.Lead,
                At = Now
            });

    public void Retrieve(Guid record, RetrievalStatus status = RetrievalStatus.Retrieved)
        => _rows.Add(new RetrievalEntry { ReviewId = review.Id, RecordId = record, Status = status, ById = review.Lead, At = Now });

    public Guid Reason(string label)
    {
        var reason = new ExclusionReason { ReviewId = review.Id, Label = label, Position = _rows.Count, AddedAt = Now };
        _rows.Add(reason);
        return reason.Id;
    }

    /// <summary>Included by title and abstract, retrieved, and included at full text.</summary>
    public void Include(Guid record)
    {
        ReadTitle(record, Verdict.Include);
        Retrieve(record);
        Read(ScreeningStage.FullText, record, Verdict.Include);
    }

    public void Merge(Guid report, Guid study)
        => _rows.Add(new StudyReport { ReviewId = review.Id, ReportId = report, StudyId = study, ById = review.Lead, At = Now });

    /// <summary>Removes a record before screening, in a batch of its own.</summary>
    public Guid Remove(Guid record, RemovalBeforeScreening kind, string detail)
    {
        var batch = new RemovalBatch
        {
            ReviewId = review.Id,
            Kind = kind,
            Detail = detail,
            Selection = "a record",
            ById = review.Lead,
            At = Now
        };
        _rows.AddRange([batch, new RemovedRecord { ReviewId = review.Id, BatchId = batch.Id, RecordId = record }]);
        return batch.Id;
    }

    /// <summary>A study of the previous version with so many reports.</summary>
    public Guid Previous(int reports = 1)
    {
        var study = new PreviousStudy { ReviewId = review.Id, Position = _rows.Count, ById = review.Lead, At = Now };
        _rows.Add(study);
        for (var i = 1; i <= reports; i++)
            _rows.Add(new PreviousReport
            {
                ReviewId = review.Id,
                StudyId = study.Id,
                Position = i,
                Citation = $"Previous study {study.Id}, report {i}",
                ById = review.Lead,
                At = Now
            });
        return study.Id;
    }

    /// <summary>Says that a record is a further report of a previous study.</summary>
    public void Further(Guid record, Guid previousStudy)
        => _rows.Add(
            new FurtherReport { ReviewId = review.Id, ReportId = record, PreviousStudyId = previousStudy, ById = review.Lead, At = Now });

    /// <summary>Two records that may be duplicates, for a person to review.</summary>
    public void Pair(Guid first, Guid second)
    {
        var (a, b) = JudgedPair.InOrder(first, second);
        _rows.Add(new DuplicateCandidate
        {
            ReviewId = review.Id,
            RecordAId = a,
            RecordBId = b,
            Score = 8,
            EvidenceJson = "[]",
            Reservations = [],
            FoundAt = Now
        });
    }

    private ReviewForm? _charting;

    /// <summary>Publishes a form, which is charted with from then on.</summary>
    public Guid Form(ChartingForm form, int position = ReviewForm.Charting)
    {
        _charting = new ReviewForm { ReviewId = review.Id, Position = position, AddedById = review.Lead, AddedAt = Now };
        _rows.Add(_charting);
        var version = new ChartingFormVersion
        {
            ReviewId = review.Id,
            FormId = _charting.Id,
            Version = form.Version,
            Name = form.Name,
            FormJson = ChartingJson.Write(form),
            ById = review.Lead,
            At = Now
        };
        _rows.Add(version);
        return version.Id;
    }

    public void Chart(Guid study, Guid form, bool complete, params IEnumerable<(string Item, ChartAnswer Answer)> answers)
        => _rows.Add(new ChartEntry
        {
            ReviewId = review.Id,
            StudyId = study,
            FormId = _charting!.Id,
            FormVersionId = form,
            AnswersJson = ChartingJson.Write(new ChartAnswers(answers.Select(answer => KeyValuePair.Create(answer.Item, answer.Answer)))),
            Complete = complete,
            ById = review.Lead,
            At = Now,
        });

    public async Task<MadeReview> SaveAsync()
    {
        await using var db = workbench.Db();
        db.AddRange(_rows);
        await db.SaveChangesAsync();
        _rows.Clear();
        return this;
    }

    public async Task<PrismaFlow> FlowAsync() => (await workbench.As<ReportService>(review.Lead).GetFlowAsync(review.Id)).Flow;

    /// <summary>The list behind a number, as the page of records shows it.</summary>
    public Task<RecordsView> ListAsync(string set, Guid? asUser = null)
        => workbench.As<RecordsService>(asUser ?? review.Lead).ListAsync(review.Id, new RecordQuery { Set = set });

    /// <summary>Adds any row.</summary>
    public void Add(object row) => _rows.Add(row);

    private void Assign(ScreeningStage stage, Guid record, Guid reviewer, ReviewerPosition position, Guid? draw = null)
        => _rows.Add(new Assignment
        {
            ReviewId = review.Id,
            Stage = stage,
            RecordId = record,
            ReviewerId = reviewer,
            Position = position,
            DrawId = draw,
            RandomOrder = _shuffle++,
            At = Now,
        });

    /// <summary>A vote in any position; null asks for one that is not there yet.</summary>
    public void Vote(ScreeningStage stage, Guid record, Guid reviewer, Verdict? verdict, ReviewerPosition position, Guid? draw = null,
        Guid? reason = null)
    {
        Assign(stage, record, reviewer, position, draw);
        if (verdict is { } given)
            Vote(stage, record, reviewer, given, reason);
    }

    private void Vote(ScreeningStage stage, Guid record, Guid reviewer, Verdict verdict, Guid? reason)
        => _rows.Add(new Decision
        {
            ReviewId = review.Id,
            Stage = stage,
            RecordId = record,
            ReviewerId = reviewer,
            OperationId = Guid.CreateVersion7(),
            Verdict = verdict,
            ReasonId = verdict == Verdict.Exclude ? reason : null,
            At = Now,
        });
}
