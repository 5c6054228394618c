using Microsoft.EntityFrameworkCore;
using ScopingReview.Domain.Screening;
using ScopingReview.Web.Data.Model;
using ScopingReview.Web.Features.Conflicts;
using ScopingReview.Web.Features.Records;
using ScopingReview.Web.Features.Screening.Annotations;
using ScopingReview.Web.Features.Shared.Records;
using ScopingReview.Web.Tests.Support;

namespace ScopingReview.Web.Tests.Screening;

public sealed class AnnotationTests(Workbench workbench) : IClassFixture<Workbench>
{
    private const ScreeningStage Titles = ScreeningStage.TitleAbstract;

    [Fact]
    public async Task A_label_put_on_twice_is_there_once_and_taken_off_it_stays_in_the_history()
    {
        var review = await workbench.AddReviewAsync();
        var record = (await workbench.AddRecordsAsync(review, 1))[0];
        var label = await LabelAsync(review, "to discuss");
        await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => PutAsync(review, review.Lead, record, label)));

        var on = await AnnotationsAsync(review, review.Lead, record);
        await PutAsync(review, review.Lead, record, label, on: false);
        var off = await AnnotationsAsync(review, review.Lead, record);
        await PutAsync(review, review.Lead, record, label);

        Assert.Equal("to discuss", Assert.Single(on.Labels).Label.Name);
        Assert.Empty(off.Labels);
        var history = (await workbench.As<RecordService>(review.Lead).GetAsync(review.Id, record.Number))!.History[0].Entries;
        Assert.Equal([true, false], history.Select(e => e.Replaced));
        await Assert.ThrowsAsync<Npgsql.PostgresException>(() => workbench.SqlAsync("delete from record_labels"));
        await Assert.ThrowsAsync<Npgsql.PostgresException>(() => workbench.SqlAsync("update record_labels set stage = 'FullText'"));
    }

    [Fact]
    public async Task A_name_is_a_label_once_whatever_its_case_and_a_retired_one_comes_back_with_its_records()
    {
        var review = await workbench.AddReviewAsync();
        var record = (await workbench.AddRecordsAsync(review, 1))[0];
        var labels = workbench.As<LabelService>(review.Reviewers[0]);
        var first = (await labels.CreateAsync(review.Id, " To  discuss ")).Value!;
        var second = (await labels.CreateAsync(review.Id, "other")).Value!;
        await PutAsync(review, review.Reviewers[0], record, first.Id);

        Assert.Equal("To discuss", first.Name);
        Assert.NotEqual(first.Colour, second.Colour);
        Assert.Equal(first.Id, (await labels.CreateAsync(review.Id, "TO DISCUSS")).Value!.Id);
        Assert.False((await labels.CreateAsync(review.Id, " ")).Succeeded);
        await workbench.As<LabelService>(review.Lead).RetireAsync(review.Id, first.Id);
        Assert.False(
            (await labels.PutAsync(review.Id,
                new LabelChange { Stage = Titles, Number = record.Number, LabelId = first.Id, On = true })).Succeeded
            && (await labels.ListAsync(review.Id)).Any(l => l.Id == first.Id));
        Assert.False(Assert.Single((await AnnotationsAsync(review, review.Reviewers[0], record)).Labels).InUse);
        Assert.Equal(first.Id, (await labels.CreateAsync(review.Id, "to discuss")).Value!.Id);
        Assert.True(Assert.Single((await AnnotationsAsync(review, review.Reviewers[0], record)).Labels).InUse);
    }

    [Fact]
    public async Task Anothers_label_is_shown_exactly_where_the_votes_are()
    {
        var review = await workbench.AddReviewAsync(reviewers: 3);
        var observer = await workbench.AddMemberAsync(review.Id, Domain.Reviews.ReviewRole.Observer);
        var records = await workbench.AddRecordsAsync(review, 2);
        var label = await LabelAsync(review, "unsure");
        foreach (var reviewer in review.Reviewers.Take(2))
            await workbench.AssignAsync(review, Titles, reviewer, records.Select(r => r.Id),
                reviewer == review.Reviewers[0] ? ReviewerPosition.First : ReviewerPosition.Second);
        await PutAsync(review, review.Reviewers[0], records[0], label);
        Guid[] others = [review.Lead, review.Reviewers[1], review.Reviewers[2], observer];
        List<string> seen = [];

        async Task LookAsync()
        {
            var look = "";
            foreach (var person in others)
            {
                var shown = (await AnnotationsAsync(review, person, records[0])).Labels.Count == 1;
                var history = (await workbench.As<RecordService>(person).GetAsync(review.Id, records[0].Number))!.History[0];
                var inTable =
                    (await workbench.As<RecordsService>(person).ListAsync(review.Id, new RecordQuery { LabelId = label })).Hits == 1;
                Assert.Equal(history.Visibility == VoteVisibility.Votes, shown);
                Assert.Equal((shown, shown), (history.Entries.Any(e => e.Kind == HistoryKind.Label), inTable));
                look += shown ? "x" : "-";
            }
            seen.Add(look);
        }

        await LookAsync();
        await workbench.DecideAsync(review, Titles, review.Reviewers[0], records[0].Id, Verdict.Include);
        await LookAsync();
        await workbench.DecideAsync(review, Titles, review.Reviewers[1], records[0].Id, Verdict.Exclude);
        await LookAsync();
        foreach (var reviewer in review.Reviewers.Take(2))
            await workbench.DecideAsync(review, Titles, reviewer, records[1].Id, Verdict.Exclude);
        await LookAsync();

        // Lead, the other reader, a reviewer who reads neither, an observer.
        Assert.Equal(["----", "----", "x---", "xx--"], seen);
        var conflict = await workbench.As<ConflictListService>(review.Lead).GetAsync(review.Id, Titles, records[0].Number);
        Assert.Equal(["unsure"], conflict!.Votes.SelectMany(v => v.Labels).Select(l => l.Name));
    }

    [Fact]
    public async Task A_note_to_oneself_is_read_by_nobody_else_and_every_wording_is_kept()
    {
        var review = await workbench.AddReviewAsync(reviewers: 2);
        var record = (await workbench.AddRecordsAsync(review, 1))[0];
        var notes = workbench.As<PrivateNoteService>(review.Reviewers[0]);
        foreach (var text in new[] { "first thought", "first thought", "second thought" })
            Assert.True((await notes.SaveAsync(review.Id, new NoteToOneself(record.Number, text))).Succeeded);

        Assert.Equal("second thought", (await AnnotationsAsync(review, review.Reviewers[0], record)).Note);
        foreach (var other in new[] { review.Lead, review.Reviewers[1] })
            Assert.Null((await AnnotationsAsync(review, other, record)).Note);
        Assert.False(
            (await workbench.As<PrivateNoteService>(review.Reviewers[1])
                .SaveAsync(review.Id, new NoteToOneself(record.Number, "for another", review.Reviewers[0]))).Succeeded);
        await notes.SaveAsync(review.Id, new NoteToOneself(record.Number, " "));
        Assert.Null((await AnnotationsAsync(review, review.Reviewers[0], record)).Note);
        await using var db = workbench.Db();
        Assert.Equal(["first thought", "second thought"],
            await db.PrivateNotes.Where(n => n.RecordId == record.Id).OrderBy(n => n.At).Select(n => n.Text).ToListAsync());
        Assert.Empty(
            await db.AuditEvents.Where(e => e.ReviewId == review.Id && (e.NewValue!.Contains("thought") || e.OldValue!.Contains("thought")))
                .ToListAsync());
    }

    private async Task<Guid> LabelAsync(TestReview review, string name)
        => (await workbench.As<LabelService>(review.Lead).CreateAsync(review.Id, name)).Value!.Id;

    private async Task PutAsync(TestReview review, Guid person, ReviewRecord record, Guid label, bool on = true)
    {
        var put = await workbench.As<LabelService>(person)
            .PutAsync(review.Id, new LabelChange { Stage = Titles, Number = record.Number, LabelId = label, On = on });
        Assert.True(put.Succeeded, put.Message);
    }

    private Task<RecordAnnotations> AnnotationsAsync(TestReview review, Guid person, ReviewRecord record)
        => workbench.As<RecordAnnotationsService>(person).GetAsync(review.Id, record.Number);
}
