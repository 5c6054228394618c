using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ScopingReview.Domain.Screening;
using ScopingReview.Web.Infrastructure.Live;
using ScopingReview.Web.Tests.Support;

namespace ScopingReview.Web.Tests.Infrastructure.Live;

public sealed class ReviewChangesTests(Workbench workbench) : IClassFixture<Workbench>
{
    private static readonly TimeSpan _soon = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task A_vote_is_heard_by_those_who_look_at_its_review_and_by_no_others()
    {
        var (review, other) = (await workbench.AddReviewAsync(), await workbench.AddReviewAsync());
        var records = await workbench.AddRecordsAsync(review, 1);
        await workbench.AssignAsync(review, ScreeningStage.TitleAbstract, review.Reviewers[0], [records[0].Id]);
        await HeardAsync(review, () => workbench.AddRecordsAsync(review, 1));
        var elsewhere = false;
        using var listening = Changes.Subscribe(other.Id, () => elsewhere = true);

        await HeardAsync(review,
            () => workbench.DecideAsync(review, ScreeningStage.TitleAbstract, review.Reviewers[0], records[0].Id, Verdict.Include));

        Assert.False(elsewhere);
    }

    [Fact]
    public async Task After_the_connection_was_ended_everybody_looks_once_and_changes_are_heard_again()
    {
        var review = await workbench.AddReviewAsync();
        await HeardAsync(review, () => workbench.AddRecordsAsync(review, 1));

        // Nothing changes in the review: this is heard because the listener came back.
        await HeardAsync(review, () => workbench.SqlAsync(
            $"select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and application_name = '{ReviewChangeListener.ApplicationName}'"));
        await HeardAsync(review, () => workbench.AddRecordsAsync(review, 1));
    }

    [Fact]
    public async Task Who_has_left_is_told_nothing_more()
    {
        var review = await workbench.AddReviewAsync();
        var heard = 0;
        var subscription = Changes.Subscribe(review.Id, () => heard++);
        Changes.Announce(review.Id);
        subscription.Dispose();
        // Once, and once more where the listener has connected meanwhile, which tells everybody to look.
        var before = heard;
        Changes.Announce(review.Id);
        Changes.AnnounceAll();

        Assert.InRange(before, 1, 2);
        Assert.Equal(before, heard);
    }

    [Fact]
    public async Task Every_table_that_people_work_in_tells_of_its_changes_and_of_the_review_alone()
    {
        await using var db = workbench.Db();
        var telling = await db.Database.SqlQuery<string>(
            $"""
            select t.tgrelid::regclass::text as "Value" from pg_trigger t where t.tgfoid = 'announce_review'::regproc group by t.tgrelid
            having bool_or(t.tgname = 'announce_insert') and (count(*) = 3
                or exists (select from pg_trigger never where never.tgrelid = t.tgrelid and never.tgfoid = 'never_change'::regproc))
            """).ToListAsync();
        var silent = db.Model.GetEntityTypes()
            .Where(entity => entity.GetTableName() is not null && entity.FindProperty("ReviewId") is not null)
            .Select(entity => entity.GetTableName()!).Distinct().Except(telling).Order();

        // Settings, words of one person, work in progress and the log: nothing that is counted on a page.
        Assert.Equal(
            ["audit_events", "chart_draws", "charting_form_drafts", "charting_forms", "column_mappings", "comment_readings", "criteria",
                "decision_import_undos", "decision_imports", "deduplication_runs", "exclusion_reasons",
                "highlight_words", "labels", "private_notes", "record_labels", "review_forms", "row_matches",
                "saved_filters", "search_runs"],
            silent);
    }

    private ReviewChanges Changes => workbench.Services.GetRequiredService<ReviewChanges>();

    /// <summary>Fails if nothing is heard of the review soon after.</summary>
    private async Task HeardAsync(TestReview review, Func<Task> change)
    {
        var heard = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var subscription = Changes.Subscribe(review.Id, () => heard.TrySetResult());
        await change();
        await heard.Task.WaitAsync(_soon);
    }
}
