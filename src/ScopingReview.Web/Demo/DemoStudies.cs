using ScopingReview.Domain.Charting;
using ScopingReview.Web.Features.Charting;
using ScopingReview.Web.Features.Studies;

namespace ScopingReview.Web.Demo;

/// <summary>Reports grouped into studies, and the studies charted as far as facts are at hand.</summary>
internal static class DemoStudies
{
    private const int StudiesADay = 9;

    /// <summary>The funder's report and an article of the same comparative case study of ten services in England.</summary>
    private static readonly string[] _oneStudy = ["gillard-2014", "gillard-2015"];

    public static bool IsGrouped(string reference) => _oneStudy.Contains(reference);

    public static async Task ChartAsync(DemoWork work, IReadOnlyDictionary<string, DemoFacts> facts)
    {
        var numbers = await work.NumbersAsync();
        work.Clock.GoBack(days: 12);
        await work.Team.As<StudyService>(work.Team.Lead)
            .MergeAsync(work.ReviewId, [.. _oneStudy.Select(id => numbers[id])], numbers[_oneStudy[0]]).MustAsync();
        await work.Team.As<ChartingFormService>(work.Team.Lead).PublishFirstAsync(work.ReviewId, DemoForm.Form).MustAsync();
        var titles = DemoTitleFacts.ReadAll();
        work.Clock.GoBack(days: 10);
        foreach (var (i, study) in facts.Values.Index())
        {
            var reader = DemoHash.Fraction("charted by", study.Reference) < 0.5 ? work.Team.First : work.Team.Second;
            await ChartAsync(work, work.Team.As<ChartingService>(reader), numbers[study.Reference], study,
                titles.GetValueOrDefault(study.Reference));
            work.Clock.Pass(TimeSpan.FromMinutes(50));
            if ((i + 1) % StudiesADay == 0)
                work.Clock.NextMorning();
        }
    }

    private static async Task ChartAsync(DemoWork work, ChartingService charting, int number, DemoFacts facts, DemoTitleFacts? title)
    {
        var view = await charting.OpenAsync(work.ReviewId, number)
            ?? throw DemoResults.Refused($"{facts.Reference} is not among the included studies.");
        var answers = DemoCharts.Answers(view.Answers, facts, title);
        var complete = ChartValidator.Validate(view.Form.Form, answers, work.Clock.GetUtcNow().Year + 1).Count == 0;
        var saved = await charting.SaveAsync(work.ReviewId, number, new ChartInput(view.Form.Id, view.Current?.EntryId, answers, complete));
        if (saved.Saved is null)
            throw DemoResults.Refused(saved.Message ?? string.Join(' ', saved.Problems?.Select(problem => problem.Message) ?? []));
    }
}
