using ScopingReview.Domain.FullTexts;
using ScopingReview.Domain.Reviews;
using ScopingReview.Domain.Screening;
using ScopingReview.Web.Data.Model;

namespace ScopingReview.Browser.Tests.Support;

/// <summary>
/// A review in which somebody has voted on what others still have to judge. All records say the same, so that nothing but the votes tells
/// one from another, and every note, reason and operation of the other reader carries words that occur nowhere else.
/// </summary>
internal sealed class BlindReview
{
    /// <summary>Titles and abstracts that they have not judged: the other included 1 and excluded 2; nobody else reads 3.</summary>
    public static readonly int[] Waiting = [1, 2, 3];

    /// <summary>Titles and abstracts that they excluded, as the other did with 5; the other included 4.</summary>
    public static readonly int[] Judged = [4, 5];

    /// <summary>Titles and abstracts that they excluded: the other owes a vote on 6; nobody else reads 7.</summary>
    public static readonly int[] JudgedFirst = [6, 7];

    /// <summary>Titles and abstracts that the lead has not judged: the other included 8 and excluded 9.</summary>
    public static readonly int[] WaitingForLead = [8, 9];

    /// <summary>Full texts that they have not judged: the other excluded 10 and included 11.</summary>
    public static readonly int[] WaitingReports = [10, 11];

    /// <summary>Full texts that they included, as the other did with 13; the other excluded 12.</summary>
    public static readonly int[] JudgedReports = [12, 13];

    /// <summary>Full texts that they included: the other owes a vote on 14; nobody else reads 15.</summary>
    public static readonly int[] ReportsJudgedFirst = [14, 15];

    private const int FirstReport = 10;
    public const string OtherName = "Xanthippe Zqother";
    private static readonly DateTimeOffset Then = TimeProvider.System.GetUtcNow().AddHours(-1);
    private readonly List<object> _rows = [];
    private readonly Dictionary<int, List<string>> _telling = [];
    private readonly Review _review;
    private readonly AppUser _lead = Rows.Person("Lena Lead");
    private readonly AppUser _her = Rows.Person("Hanna Her");
    private readonly AppUser _other = Rows.Person(OtherName);
    private readonly Dictionary<int, ReviewRecord> _records = [];

    private BlindReview() => _review = new Review { Title = "A review to read blindly", CreatedAt = Then, CreatedById = _lead.Id };

    public Guid Id => _review.Id;
    public string Path => $"/reviews/{Id}";
    public string Lead => _lead.Email!;
    public string Her => _her.Email!;
    public Label Label { get; private set; } = null!;

    /// <summary>Words that tell what the other reader said of these records.</summary>
    public IEnumerable<string> Telling(params IEnumerable<int> records)
        => records.SelectMany(record => _telling.GetValueOrDefault(record) ?? []);

    /// <summary>Words of all records.</summary>
    public IEnumerable<string> TellingAll => _telling.Values.SelectMany(words => words);

    /// <summary>What they wrote themselves: the recording must hold it.</summary>
    public const string OwnNote = "zqown";

    /// <summary>The same on reports, of which they hear through the circuit alone.</summary>
    public const string OwnNoteOnReports = "zqreportown";

    public static string OtherNote(int record) => $"zqnote{record:D2}";

    public static string PrivateNote(int record) => $"zqprivate{record:D2}";

    public static async Task<BlindReview> MakeAsync(string connectionString)
    {
        var made = new BlindReview();
        made.Arrange();
        await using var db = SeededReview.Open(connectionString);
        db.AddRange(made._rows);
        await db.SaveChangesAsync();
        await db.KnowSizesAsync();
        return made;
    }

    private void Arrange()
    {
        _rows.AddRange([_lead, _her, _other, _review]);
        foreach (var (user, role) in new[] { (_lead, ReviewRole.Lead), (_her, ReviewRole.Reviewer), (_other, ReviewRole.Reviewer) })
            _rows.Add(new ReviewMember { ReviewId = Id, UserId = user.Id, Role = role, JoinedAt = Then });
        Label = new Label { ReviewId = Id, Name = "Doubtful", Colour = default, ById = _lead.Id, At = Then };
        _rows.Add(Label);
        AddRecords(1, FirstReport - 1, screensTitles: true);
        AddRecords(FirstReport, 6, screensTitles: false);
        foreach (var number in Waiting.Concat(WaitingReports))
            Assign(number, _her, ReviewerPosition.First);
        foreach (var number in WaitingForLead)
            Assign(number, _lead, ReviewerPosition.First);
        foreach (var number in Judged.Concat(JudgedFirst))
            Judge(number, _her, ReviewerPosition.First, Verdict.Exclude);
        foreach (var number in JudgedReports.Concat(ReportsJudgedFirst))
            Judge(number, _her, ReviewerPosition.First, Verdict.Include);
        foreach (var number in new[] { 1, 4, 8, 11, 13 })
            Judge(number, _other, ReviewerPosition.Second, Verdict.Include);
        foreach (var number in new[] { 2, 5, 9, 10, 12 })
            Judge(number, _other, ReviewerPosition.Second, Verdict.Exclude);
        Assign(6, _other, ReviewerPosition.Second);
        Assign(14, _other, ReviewerPosition.Second);
    }

    private void AddRecords(int first, int count, bool screensTitles)
    {
        var (source, import, rows) = Rows.Source(_review, _lead, count, screensTitles);
        _rows.AddRange(rows);
        for (var number = first; number < first + count; number++)
        {
            var record = new ReviewRecord
            {
                ReviewId = Id,
                Number = number,
                SourceId = source.Id,
                ImportId = import.Id,
                PositionInFile = 1,
                Title = "Peer support in one service",
                Abstract = "We asked peer workers about their part in planning.",
                Authors = ["Family, A."],
                Year = 2020,
            };
            _records.Add(number, record);
            _rows.Add(record);
            if (!screensTitles)
                _rows.Add(new RetrievalEntry
                {
                    ReviewId = Id,
                    RecordId = record.Id,
                    Status = RetrievalStatus.Retrieved,
                    ById = _lead.Id,
                    At = Then
                });
        }
    }

    private static ScreeningStage StageOf(int number) => number < FirstReport ? ScreeningStage.TitleAbstract : ScreeningStage.FullText;

    private void Assign(int number, AppUser person, ReviewerPosition position) => _rows.Add(new Assignment
    {
        ReviewId = Id,
        Stage = StageOf(number),
        RecordId = _records[number].Id,
        ReviewerId = person.Id,
        Position = position,
        DrawId = null,
        RandomOrder = number,
        At = Then,
    });

    private void Judge(int number, AppUser person, ReviewerPosition position, Verdict verdict)
    {
        Assign(number, person, position);
        var (stage, own) = (StageOf(number), person == _her);
        ExclusionReason? reason = null;
        if (stage == ScreeningStage.FullText && verdict == Verdict.Exclude)
        {
            // Retired, so that it is not among the reasons to choose from.
            reason = new ExclusionReason
            {
                ReviewId = Id,
                Label = $"zqreason{number:D2}",
                Position = number,
                AddedAt = Then,
                RetiredAt = Then
            };
            _rows.Add(reason);
        }
        var decision = new Decision
        {
            ReviewId = Id,
            Stage = stage,
            RecordId = _records[number].Id,
            ReviewerId = person.Id,
            OperationId = Guid.CreateVersion7(),
            Verdict = verdict,
            ReasonId = reason?.Id,
            Note = own ? (stage == ScreeningStage.FullText ? OwnNoteOnReports : OwnNote) : OtherNote(number),
            At = Then,
        };
        _rows.Add(decision);
        if (own)
            return;
        _rows.Add(new RecordLabel
        {
            ReviewId = Id,
            LabelId = Label.Id,
            RecordId = _records[number].Id,
            Stage = stage,
            ById = person.Id,
            At = Then
        });
        _rows.Add(new PrivateNote
        {
            ReviewId = Id,
            RecordId = _records[number].Id,
            ById = person.Id,
            Text = PrivateNote(number),
            At = Then
        });
        _telling[number] = [OtherNote(number), PrivateNote(number), decision.OperationId.ToString(), decision.Id.ToString(),
            .. reason is null ? [] : new[] { reason.Label, reason.Id.ToString() }];
    }
}
