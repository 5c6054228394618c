using System.Reflection;
using ScopingReview.Domain.Records;
using ScopingReview.Domain.Screening;
using ScopingReview.Web.Features.Audit;
using ScopingReview.Web.Features.FullText;
using ScopingReview.Web.Features.Records;
using ScopingReview.Web.Features.Records.Exporting;
using ScopingReview.Web.Features.Reporting;
using ScopingReview.Web.Features.Reporting.Figures;
using ScopingReview.Web.Features.Screening;
using ScopingReview.Web.Features.Shared.Records;
using ScopingReview.Web.Tests.Access;

using static ScopingReview.Domain.Charting.PeerWorkerForm;

namespace ScopingReview.Web.Tests.Blindness;

/// <summary>All that a person can ask a method about a twin review: both stages, every record, every list.</summary>
internal static class Questions
{
    private const string Reason = "Wrong population";
    private static readonly string[] _someSets = [RecordSets.Sought, RecordSets.Included];
    private static readonly ScreeningStatus?[] _statuses = [null, .. Enum.GetValues<ScreeningStatus>()];

    public static IEnumerable<object?[]> Of(MethodInfo method, TwinReview review, IReadOnlyList<string> sets)
    {
        IEnumerable<object?[]> questions = [[]];
        foreach (var parameter in method.GetParameters())
        {
            var values = Values(parameter, review, sets);
            questions = questions.SelectMany(question => values.Select(value => (object?[])[.. question, value]));
        }

        return questions.Where(question => !IsNarrowedTwice(question));
    }

    // A reason narrows a list of full texts: asked of all of them and of those that were excluded.
    private static bool IsNarrowedTwice(object?[] question) => question.Contains(Reason)
        && question.OfType<FullTextFilter>().Any(filter => filter is not (FullTextFilter.All or FullTextFilter.Excluded));

    private static object?[] Values(ParameterInfo parameter, TwinReview review, IReadOnlyList<string> sets)
        => (parameter.Name, parameter.ParameterType) switch
        {
            ("reviewId", _) => [review.Id],
            ("drawId", _) => [.. review.Draws.Select(id => (object)id)],
            ("number" or "firstNumber", _) => Numbers(),
            ("secondNumber", _) => [9],
            ("page" or "form" or "position", _) => [1],
            ("take", _) => [50],
            ("skip", _) => [0],
            ("after", _) => [null],
            ("text", _) => ["Peer support"],
            ("numbers", _) => [Enumerable.Range(1, TwinReviews.Records).ToArray()],
            ("userId", _) => [.. review.People.Select(id => (object)id)],
            ("importId", _) => [.. review.Imports.Select(id => (object)id)],
            ("item" or "rowItem", _) => [ItemKey.Role],
            ("columnItem", _) => [ItemKey.Focus],
            ("table", _) => ["excluded", "excluded-reasons", "agreement", "studies", $"cross/{ItemKey.Role}/{ItemKey.Focus}"],
            ("spec", _) => [new FigureSpec("progress"), new FigureSpec("forest"), new FigureSpec($"bars/{ItemKey.Role}")],
            ("asOf", _) => [null, DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime).AddDays(-1)],
            ("fileNames", _) => [Enumerable.Range(1, TwinReviews.Records).Select(number => $"{RecordNumber.Format(number)}.pdf").ToArray()],
            ("votedBefore", _) => [null],
            ("reason", { } type) when type == typeof(string) => [null, Reason],
            (_, { } type) when type == typeof(ScreeningStage) => [ScreeningStage.TitleAbstract, ScreeningStage.FullText],
            (_, { } type) when type == typeof(AuditFilter) =>
                [new AuditFilter(), new AuditFilter(Record: 7), new AuditFilter(Search: "resolved"), .. Enum.GetValues<AuditKind>()
                .Select(kind => new AuditFilter(Kind: kind)), .. review.People.Select(id => new AuditFilter(id))],
            (_, { } type) when type == typeof(FullTextFilter) => [.. Enum.GetValues<FullTextFilter>().Cast<object>()],
            (_, { } type) when type == typeof(MyDecisionsQuery) =>
                [new MyDecisionsQuery(), new MyDecisionsQuery { OpenOnly = true }, new MyDecisionsQuery { LabelId = review.Label }],
            (_, { } type) when type == typeof(RecordQuery) => parameter.Member.DeclaringType == typeof(RecordsService)
                ? [.. Queries(review, sets)]
                : [new RecordQuery { LabelId = review.Label }, .. _someSets.Select(set => new RecordQuery { Set = set }), .. Conflicts()],
            (_, { } type) when Nullable.GetUnderlyingType(type) is not null || type == typeof(ReviewerPair)
                || type == typeof(QueueFilter) =>
                [null],
            (_, { } type) when type == typeof(RecordExportOptions) => [new RecordExportOptions(RecordExportFormat.Csv)],
            _ when parameter.HasDefaultValue && parameter.ParameterType.IsClass => [null],
            _ => [ServiceMethods.Harmless(parameter.ParameterType)],
        };

    private static object?[] Numbers() => [.. Enumerable.Range(1, TwinReviews.Records).Cast<object>()];

    private static IEnumerable<RecordQuery> Conflicts()
        => [new() { TitleAbstract = ScreeningStatus.Conflict }, new() { FullText = ScreeningStatus.Conflict },
            new() { FullText = ScreeningStatus.Included }];

    private static IEnumerable<RecordQuery> Queries(TwinReview review, IReadOnlyList<string> sets)
    {
        foreach (var status in _statuses)
            yield return new RecordQuery { TitleAbstract = status };
        foreach (var status in _statuses)
            yield return new RecordQuery { FullText = status };
        yield return new RecordQuery { LabelId = review.Label };
        foreach (var set in sets)
            yield return new RecordQuery { Set = set };
    }
}
