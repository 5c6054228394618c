using System.Text;
using Microsoft.EntityFrameworkCore;
using ScopingReview.Domain.Charting;
using ScopingReview.Domain.Reviews;
using ScopingReview.Web.Features.Charting;
using ScopingReview.Web.Features.Charting.Building;
using ScopingReview.Web.Tests.Support;

namespace ScopingReview.Web.Tests.Charting;

public sealed class FormBuilderServiceTests(Workbench workbench) : IClassFixture<Workbench>
{
    [Fact]
    public async Task A_template_is_changed_published_and_charted_with()
    {
        var review = await workbench.AddReviewAsync(reviewers: 1);
        var forms = workbench.As<FormBuilderService>(review.Lead);
        Assert.True((await forms.StartAsync(review.Id, "jbi")).Succeeded);
        var draft = (await forms.GetAsync(review.Id)).Draft!;
        var (form, key) = draft.Form.WithItem(0, "Funding", ChartingItemType.Text);
        var saved = await forms.SaveAsync(review.Id, draft.Revision, form);

        Assert.Null((await workbench.As<ChartingService>(review.Lead).ListAsync(review.Id)).Form);
        Assert.True((await forms.PublishAsync(review.Id, saved.Value, null)).Succeeded);

        var list = await workbench.As<ChartingService>(review.Reviewers[0]).ListAsync(review.Id);
        Assert.Equal((1, "Funding"), (list.Form!.Form.Version, list.Form.Form.Item(key).Label));
        Assert.Null((await forms.GetAsync(review.Id)).Draft);
    }

    [Fact]
    public async Task A_new_version_keeps_every_answer_and_lists_the_studies_to_look_at_again()
    {
        var (review, chart) = await ChartedAsync();
        var forms = workbench.As<FormBuilderService>(review.Lead);
        await forms.StartAsync(review.Id, "current");
        var draft = (await forms.GetAsync(review.Id)).Draft!;
        var changed = draft.Form.With("design",
            item => item with { Options = [.. item.Options.Where(option => option.Key != "qualitative")] })
            .WithItem(0, "Funding", ChartingItemType.Text).Form;
        var revision = (await forms.SaveAsync(review.Id, draft.Revision, changed)).Value;

        var look = (await forms.LookAsync(review.Id))!;
        Assert.Equal((0, 1, 1), (look.Problems.Count, look.Charted, look.SecondLook));
        Assert.Contains("Describe what you changed", (await forms.PublishAsync(review.Id, revision, " ")).Message,
            StringComparison.Ordinal);
        Assert.True((await forms.PublishAsync(review.Id, revision, "Funding was missing")).Succeeded);

        var list = await workbench.As<ChartingService>(review.Lead).ListAsync(review.Id);
        Assert.Equal(2, list.Form!.Form.Version);
        Assert.Equal(["“Funding” is new.", "“Study design” was answered with “Qualitative”, which is no longer an option."],
            list.SecondLook.Values.Single());
        var opened = (await workbench.As<ChartingService>(review.Lead).OpenAsync(review.Id, 1))!;
        Assert.Equal(ChartingJson.Write(chart), ChartingJson.Write(opened.Answers));
        Assert.Equal(["Funding was missing", null], (await forms.GetAsync(review.Id)).Versions.Select(version => version.Note));
    }

    [Fact]
    public async Task Of_two_leads_at_one_form_the_second_is_told_and_loses_nothing_of_the_first()
    {
        var review = await workbench.AddReviewAsync();
        var other = await workbench.AddMemberAsync(review.Id, ReviewRole.Lead);
        var (mine, theirs) = (workbench.As<FormBuilderService>(review.Lead), workbench.As<FormBuilderService>(other));
        await mine.StartAsync(review.Id, "blank");
        Assert.Contains("began a form already", (await theirs.StartAsync(review.Id, "pcc")).Message, StringComparison.Ordinal);
        var draft = (await mine.GetAsync(review.Id)).Draft!;

        Assert.True((await theirs.SaveAsync(review.Id, draft.Revision, draft.Form with { Name = "Theirs" })).Succeeded);
        Assert.Contains("Somebody else has changed",
            (await mine.SaveAsync(review.Id, draft.Revision, draft.Form with { Name = "Mine" })).Message, StringComparison.Ordinal);
        Assert.Contains("Somebody else has changed", (await mine.PublishAsync(review.Id, draft.Revision, null)).Message,
            StringComparison.Ordinal);
        Assert.Equal("Theirs", (await mine.GetAsync(review.Id)).Draft!.Form.Name);
    }

    [Fact]
    public async Task What_is_exported_begins_another_form_and_other_reviews_of_strangers_do_not()
    {
        var (review, _) = await ChartedAsync();
        foreach (var json in new[] { true, false })
        {
            var file = (await workbench.As<FormBuilderService>(review.Lead)
                .ExportAsync(review.Id, json ? FormFileKind.Json : FormFileKind.Csv)).Value!;
            var next = await workbench.AddReviewAsync();
            Assert.True((await workbench.As<FormBuilderService>(next.Lead)
                .StartFromFileAsync(next.Id, file.Name, file.Content.Length, _ => new MemoryStream(file.Content))).Succeeded);
            Assert.Equal(ChartingJson.Write(FormTemplates.Find("jbi")!.Form with { Name = "", Description = null }),
                ChartingJson.Write((await workbench.As<FormBuilderService>(next.Lead).GetAsync(next.Id)).Draft!.Form with
                {
                    Name = "",
                    Description = null
                }));
        }

        var stranger = await workbench.AddReviewAsync();
        Assert.Contains("not a member", (await workbench.As<FormBuilderService>(stranger.Lead)
            .StartFromReviewAsync(stranger.Id, review.Id)).Message,
            StringComparison.Ordinal);
        Assert.Empty((await workbench.As<FormBuilderService>(stranger.Lead).GetAsync(stranger.Id)).Elsewhere);
    }

    [Theory]
    [InlineData("item,kind\nAge,slider\n", "is not a kind of item")]
    [InlineData("{\"name\":\"x\"", "cannot be read")]
    [InlineData("{\"name\":\"x\",\"version\":1,\"sections\":[]}", "has no items")]
    [InlineData("{\"name\":\"x\",\"version\":1,\"sections\":[null]}", "no sections with items")]
    [InlineData("Dear colleague", "no items")]
    public async Task A_file_that_is_no_form_is_refused_with_the_reason(string text, string reason)
    {
        var review = await workbench.AddReviewAsync();
        var bytes = Encoding.UTF8.GetBytes(text);

        var begun = await workbench.As<FormBuilderService>(review.Lead)
            .StartFromFileAsync(review.Id, "form.csv", bytes.Length, _ => new MemoryStream(bytes));

        Assert.Contains(reason, begun.Message, StringComparison.Ordinal);
        await using var db = workbench.Db();
        Assert.False(await db.ChartingFormDrafts.AnyAsync(d => d.ReviewId == review.Id));
    }

    [Fact]
    public async Task Rows_of_a_group_are_stored_checked_and_found_again()
    {
        var review = await workbench.AddReviewAsync();
        await workbench.AddIncludedReportsAsync(review, 1);
        var forms = workbench.As<FormBuilderService>(review.Lead);
        await forms.StartAsync(review.Id, "blank");
        var (grouped, group) = FormTemplates.Blank.WithItem(0, "Outcomes", ChartingItemType.Group);
        var (form, name) = grouped.WithItem(group, "Name of the outcome", ChartingItemType.Text);
        form = form.With(name, item => item with { Required = true });
        var revision = (await forms.SaveAsync(review.Id, 1, form)).Value;
        Assert.True((await forms.PublishAsync(review.Id, revision, null)).Succeeded);
        var charting = workbench.As<ChartingService>(review.Lead);
        var version = (await charting.OpenAsync(review.Id, 1))!.Form.Id;
        ChartRow[] rows = [new("a", ChartAnswers.None.With(name, ChartAnswer.Of("Recovery"))),
            new("b", ChartAnswers.None.With(name, new ChartAnswer { Note = "?" }))];
        var answers = ChartAnswers.None.With(group, new ChartAnswer { Rows = rows });

        var refused = await charting.SaveAsync(review.Id, 1, new ChartInput(version, null, answers, Complete: true));
        var draft = await charting.SaveAsync(review.Id, 1, new ChartInput(version, null, answers, Complete: false));

        Assert.Equal([(name, "b")], refused.Problems!.Select(problem => (problem.ItemKey, problem.RowId!)));
        Assert.NotNull(draft.Saved);
        Assert.Equal(ChartingJson.Write(answers), ChartingJson.Write((await charting.OpenAsync(review.Id, 1))!.Answers));
    }

    private async Task<(TestReview Review, ChartAnswers Answers)> ChartedAsync()
    {
        var review = await workbench.AddReviewAsync(reviewers: 1);
        await workbench.AddIncludedReportsAsync(review, 1);
        var forms = workbench.As<FormBuilderService>(review.Lead);
        await forms.StartAsync(review.Id, "jbi");
        await forms.PublishAsync(review.Id, 1, null);
        var charting = workbench.As<ChartingService>(review.Lead);
        var form = (await charting.OpenAsync(review.Id, 1))!.Form;
        var answers = new ChartAnswers(form.Form.Items.Where(item => item.Required)
            .Select(item => KeyValuePair.Create(item.Key, item.Type switch
            {
                ChartingItemType.Year => ChartAnswer.Of("2019"),
                ChartingItemType.Country => ChartAnswer.Of("Norway"),
                ChartingItemType.SingleChoice => ChartAnswer.Of("qualitative"),
                _ => ChartAnswer.Of("Something"),
            })));
        Assert.NotNull((await charting.SaveAsync(review.Id, 1, new ChartInput(form.Id, null, answers, Complete: true))).Saved);
        return (review, answers);
    }
}
