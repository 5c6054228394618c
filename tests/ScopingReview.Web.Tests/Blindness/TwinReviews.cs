using Microsoft.EntityFrameworkCore;
using ScopingReview.Domain.Charting;
using ScopingReview.Domain.FullTexts;
using ScopingReview.Domain.Screening;
using ScopingReview.Web.Data.Model;
using ScopingReview.Web.Tests.Support;

using static ScopingReview.Domain.Charting.PeerWorkerForm;

namespace ScopingReview.Web.Tests.Blindness;

/// <summary>
/// Two reviews of the same people that differ in one thing only: which of the reader's records others read, what they said of them, and
/// what became of them. Of the reader's records 1 to 8, the pairs of <see cref="_partner"/> have the reader's same vote; what others did
/// with one of a pair in the first review they did with its partner in the second. A reader with readings left must not be able to tell the
/// two reviews apart.
/// </summary>
internal sealed class TwinReviews
{
    public const int Records = 12;
    private static readonly Dictionary<int, int> _partner = new()
    {
        [1] = 3,
        [2] = 4,
        [3] = 1,
        [4] = 2,
        [5] = 6,
        [6] = 5,
        [7] = 8,
        [8] = 7
    };

    /// <summary>The one who reads records 1 to 8 and has the last two of them left.</summary>
    public required Guid Reader { get; init; }

    /// <summary>A lead who reads nothing.</summary>
    public required Guid Onlooker { get; init; }

    public required TwinReview First { get; init; }
    public required TwinReview Second { get; init; }

    /// <param name="stage">Where the reader has something left to read.</param>
    /// <param name="isLead">The reader leads the review.</param>
    public static async Task<TwinReviews> MakeAsync(Workbench workbench, ScreeningStage stage, bool isLead)
    {
        var one = await workbench.AddReviewAsync(reviewers: 3);
        var two = await AddTwinAsync(workbench, one);
        Guid onlooker;
        (var reader, onlooker) = isLead ? (one.Lead, await workbench.AddUserAsync("Lead")) : (one.Reviewers[0], one.Lead);
        if (isLead)
        {
            foreach (var review in new[] { one, two })
                await AddMemberAsync(workbench, review.Id, onlooker, ReviewRole.Lead);
        }
        return new TwinReviews
        {
            Reader = reader,
            Onlooker = onlooker,
            First = await new TwinReview(workbench, one, reader, onlooker, number => number).FillAsync(stage),
            Second = await new TwinReview(workbench, two, reader, onlooker, number => _partner.GetValueOrDefault(number, number)).FillAsync(
                stage),
        };
    }

    /// <summary>A review of the same people.</summary>
    private static async Task<TestReview> AddTwinAsync(Workbench workbench, TestReview one)
    {
        var review = new Review { Title = "A review", CreatedAt = TimeProvider.System.GetUtcNow(), CreatedById = one.Lead };
        await using (var db = workbench.Db())
        {
            db.Reviews.Add(review);
            await db.SaveChangesAsync();
        }
        await AddMemberAsync(workbench, review.Id, one.Lead, ReviewRole.Lead);
        foreach (var reviewer in one.Reviewers)
            await AddMemberAsync(workbench, review.Id, reviewer, ReviewRole.Reviewer);
        return one with { Id = review.Id };
    }

    private static async Task AddMemberAsync(Workbench workbench, Guid review, Guid user, ReviewRole role)
    {
        await using var db = workbench.Db();
        db.Members.Add(new ReviewMember { ReviewId = review, UserId = user, Role = role, JoinedAt = TimeProvider.System.GetUtcNow() });
        await db.SaveChangesAsync();
    }
}

/// <summary>One of the two reviews.</summary>
/// <param name="partner">The record with which others did what they did with a number in the first review.</param>
internal sealed class TwinReview(Workbench workbench, TestReview review, Guid reader, Guid onlooker, Func<int, int> partner)
{
    private readonly List<object> _rows = [];
    private readonly Dictionary<ScreeningStage, Guid> _draws = [];
    private Guid[] _records = [];
    private Guid[] _reasons = [];
    private readonly DateTimeOffset _start = new(TimeProvider.System.GetUtcNow().UtcDateTime.Date.AddDays(-3), TimeSpan.Zero);
    private long _shuffle;
    private int _moments;

    public TestReview Review => review;
    public Guid Id => review.Id;
    public IReadOnlyList<Guid> RecordIds => _records;
    public IReadOnlyCollection<Guid> Draws => _draws.Values;
    public IEnumerable<Guid> People => [review.Lead, .. review.Reviewers];
    public IReadOnlyList<Guid> Imports { get; private set; } = [];
    public Guid Label { get; private set; }
    public Guid Reason => _reasons[0];

    /// <summary>What passes while titles are left.</summary>
    private int[] AtFullText => [partner(1), partner(3), partner(4), partner(5), 9, 10];

    private Guid Second => review.Reviewers[1];
    private Guid Other => review.Reviewers[2];

    // The same moments in both reviews, so that paces are the same.
    private DateTimeOffset Now => _start.AddSeconds(_moments++ * 30);

    public async Task<TwinReview> FillAsync(ScreeningStage stage)
    {
        _records =
        [
            .. (await workbench.AddRecordsAsync(review, 8, source: "PubMed")).Select(r => r.Id),
            .. (await workbench.AddRecordsAsync(review, TwinReviews.Records - 8, source: "Scopus")).Select(r => r.Id),
        ];
        Reasons();
        int[] all = [.. Enumerable.Range(1, TwinReviews.Records)];
        Plan(ScreeningStage.TitleAbstract, stage, all);
        Plan(ScreeningStage.FullText, stage, stage == ScreeningStage.FullText ? all : [.. AtFullText.Order()]);
        if (stage == ScreeningStage.TitleAbstract)
            TitlesLeft();
        else
            FullTextsLeft();
        Annotate(stage);
        BelongsToPreviousStudy(partner(stage == ScreeningStage.TitleAbstract ? 3 : 4));
        await using var db = workbench.Db();
        db.AddRange(_rows);
        await db.SaveChangesAsync();
        Imports = await db.Imports.Where(i => i.ReviewId == Id).OrderBy(i => i.Id).Select(i => i.Id).ToListAsync();
        return this;
    }

    /// <summary>
    /// The reader has two titles left; records 9 to 12 are the other reviewer's, and what passed is read, included and charted by others.
    /// </summary>
    private void TitlesLeft()
    {
        const ScreeningStage stage = ScreeningStage.TitleAbstract;
        ReadByReader(stage, [Verdict.Include, Verdict.Include, Verdict.Include, Verdict.Include, Verdict.Exclude, Verdict.Exclude]);
        foreach (var (number, vote) in new (int, Verdict?)[] { (9, Verdict.Include), (10, Verdict.Include), (11, Verdict.Exclude),
            (12, null) })
            Reads(stage, Other, number, ReviewerPosition.First, vote);
        // Agreed, in conflict, in conflict and resolved, read by the second alone, not read at all.
        foreach (var (number, vote) in new (int, Verdict?)[] { (1, Verdict.Include), (2, Verdict.Exclude), (5, Verdict.Include),
            (7, Verdict.Include), (9, Verdict.Include) })
            Reads(stage, Second, partner(number), ReviewerPosition.Second, vote);
        Rules(stage, partner(5), Verdict.Include);
        foreach (var number in AtFullText)
        {
            Retrieved(number);
            Reads(ScreeningStage.FullText, Other, number, ReviewerPosition.First, number == partner(4) ? Verdict.Exclude : Verdict.Include);
        }
        Reads(ScreeningStage.FullText, Second, partner(3), ReviewerPosition.Second, Verdict.Exclude);
        Chart(partner(1), 9);
        Merge(partner(5), 10);
    }

    /// <summary>All titles are included; the reader has two full texts left, and what is included is charted by others.</summary>
    private void FullTextsLeft()
    {
        const ScreeningStage stage = ScreeningStage.FullText;
        for (var number = 1; number <= TwinReviews.Records; number++)
        {
            Reads(ScreeningStage.TitleAbstract, Other, number, ReviewerPosition.First, Verdict.Include);
            Retrieved(number);
        }
        ReadByReader(stage, [Verdict.Include, Verdict.Include, Verdict.Include, Verdict.Include, Verdict.Exclude, Verdict.Exclude]);
        foreach (var (number, vote) in new (int, Verdict?)[] { (9, Verdict.Include), (10, Verdict.Include), (11, Verdict.Exclude),
            (12, null) })
            Reads(stage, Other, number, ReviewerPosition.First, vote);
        // Agreed, in conflict and resolved, in conflict, excluded for another reason, read by the second alone.
        foreach (var (number, vote) in new (int, Verdict?)[] { (1, Verdict.Include), (2, Verdict.Exclude), (3, Verdict.Exclude),
            (5, Verdict.Exclude), (7, Verdict.Include), (9, Verdict.Include) })
            Reads(stage, Second, number == 9 ? 9 : partner(number), ReviewerPosition.Second, vote, _reasons[1]);
        Rules(stage, partner(2), Verdict.Include);
        Chart(partner(1), partner(4), 9);
        Merge(partner(2), 10);
    }

    private void ReadByReader(ScreeningStage stage, Verdict[] votes)
    {
        for (var number = 1; number <= 8; number++)
            Reads(stage, reader, number, ReviewerPosition.First, number <= votes.Length ? votes[number - 1] : null, _reasons[0]);
    }

    private void Reads(ScreeningStage stage, Guid who, int number, ReviewerPosition position, Verdict? vote, Guid? reason = null)
    {
        _rows.Add(new Assignment
        {
            ReviewId = Id,
            Stage = stage,
            RecordId = Record(number),
            ReviewerId = who,
            Position = position,
            DrawId = _draws[stage],
            RandomOrder = _shuffle++,
            At = Now,
        });
        if (vote is not { } verdict)
            return;
        _rows.Add(new Decision
        {
            ReviewId = Id,
            Stage = stage,
            RecordId = Record(number),
            ReviewerId = who,
            OperationId = Guid.CreateVersion7(),
            Verdict = verdict,
            ReasonId = stage == ScreeningStage.FullText && verdict == Verdict.Exclude ? reason ?? _reasons[0] : null,
            Note = who == reader ? null : "I read this one, too",
            At = Now,
        });
    }

    private void Rules(ScreeningStage stage, int number, Verdict verdict)
    {
        _rows.Add(new Resolution { ReviewId = Id, Stage = stage, RecordId = Record(number), Verdict = verdict, ById = onlooker, At = Now });
        _rows.Add(new AuditEvent
        {
            ReviewId = Id,
            ById = onlooker,
            At = Now,
            Action = "conflict.resolved",
            Subject = $"R-{number:000000}",
            NewValue = verdict.ToString(),
            Stage = stage,
            RecordId = Record(number),
        });
    }

    private void Retrieved(int number)
        => _rows.Add(
            new RetrievalEntry { ReviewId = Id, RecordId = Record(number), Status = RetrievalStatus.Retrieved, ById = Other, At = Now });

    private void Merge(int report, int study)
    {
        _rows.Add(new StudyReport { ReviewId = Id, ReportId = Record(report), StudyId = Record(study), ById = Other, At = Now });
        _rows.Add(new AuditEvent
        {
            ReviewId = Id,
            ById = Other,
            At = Now,
            Action = "studies.merged",
            Subject = $"R-{report:000000}, R-{study:000000}"
        });
    }

    private void BelongsToPreviousStudy(int report)
    {
        var study = new PreviousStudy { ReviewId = Id, Position = 0, ById = onlooker, At = Now };
        _rows.Add(study);
        _rows.Add(new PreviousReport
        {
            ReviewId = Id,
            StudyId = study.Id,
            Position = 0,
            Citation = "Smith 2010. Peer support.",
            ById = onlooker,
            At = Now
        });
        _rows.Add(new FurtherReport { ReviewId = Id, ReportId = Record(report), PreviousStudyId = study.Id, ById = Other, At = Now });
        _rows.Add(new AuditEvent
        {
            ReviewId = Id,
            ById = Other,
            At = Now,
            Action = "further-report.marked",
            Subject = $"R-{report:000000}",
            NewValue = "Smith 2010"
        });
    }

    private void Chart(params int[] studies)
    {
        // What was charted differs as well.
        var answer = ChartAnswer.Of(Form.Item(ItemKey.Role).Options[partner(1) == 1 ? 0 : 1].Key);
        var charting = new ReviewForm { ReviewId = Id, Position = 1, AddedById = onlooker, AddedAt = Now };
        _rows.Add(charting);
        var form = new ChartingFormVersion
        {
            ReviewId = Id,
            FormId = charting.Id,
            Version = Form.Version,
            Name = Form.Name,
            FormJson = ChartingJson.Write(Form),
            ById = onlooker,
            At = Now
        };
        _rows.Add(form);
        foreach (var study in studies)
        {
            _rows.Add(new ChartEntry
            {
                ReviewId = Id,
                StudyId = Record(study),
                FormId = charting.Id,
                FormVersionId = form.Id,
                AnswersJson =
                    ChartingJson.Write(new ChartAnswers([KeyValuePair.Create(ItemKey.Role, answer with { Note = $"As in {partner(1)}" })])),
                Complete = true,
                ById = Other,
                At = Now,
            });
        }
    }

    private void Reasons()
    {
        ExclusionReason[] reasons = [.. new[] { "Wrong population", "Wrong concept" }.Select(
            (label, i) => new ExclusionReason { ReviewId = Id, Label = label, Position = i, AddedAt = Now })];
        _reasons = [.. reasons.Select(reason => reason.Id)];
        _rows.AddRange(reasons);
    }

    private void Plan(ScreeningStage stage, ScreeningStage left, int[] frame)
    {
        // The seed says who reads what twice: it differs, too. At titles that are read it may be known.
        var seed = left == ScreeningStage.FullText && stage == ScreeningStage.TitleAbstract ? "titles" : $"{stage} {partner(1)}";
        var draw = new SampleDraw
        {
            ReviewId = Id,
            Stage = stage,
            Kind = DrawKind.Initial,
            Algorithm = SecondReviewerSample.Algorithm,
            Seed = seed,
            SampleShare = 0.5m,
            FrameNumbers = frame,
            FrameSha256 = new string('0', 64),
            DrawnAt = Now,
            DrawnById = onlooker,
        };
        _draws[stage] = draw.Id;
        _rows.Add(draw);
        _rows.Add(new ScreeningPlan
        {
            ReviewId = Id,
            Stage = stage,
            FirstReviewerIds = [reader, Other],
            SecondReviewerIds = [Second],
            SampleShare = 0.5m,
            Seed = seed,
            MaybeCountsAsInclude = false,
            At = Now,
            ById = onlooker,
        });
        _rows.Add(new AuditEvent
        {
            ReviewId = Id,
            ById = onlooker,
            At = Now,
            Action = "plan.saved",
            Subject = "Plan",
            NewValue = $"seed {seed}"
        });
    }

    /// <summary>The second reviewer's label and note to themselves on a record that they read.</summary>
    private void Annotate(ScreeningStage stage)
    {
        var label = new Label { ReviewId = Id, Name = "unsure", Colour = LabelColour.Blue, At = Now, ById = Second };
        Label = label.Id;
        _rows.Add(label);
        _rows.Add(new RecordLabel
        {
            ReviewId = Id,
            LabelId = label.Id,
            RecordId = Record(partner(1)),
            Stage = stage,
            ById = Second,
            At = Now
        });
        _rows.Add(new PrivateNote { ReviewId = Id, RecordId = Record(partner(1)), ById = Second, Text = "To myself", At = Now });
    }

    private Guid Record(int number) => _records[number - 1];
}
