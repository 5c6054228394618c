using System.Linq.Expressions;
using Npgsql;
using ScopingReview.Benchmarks.Dedup;
using ScopingReview.Benchmarks.Load;
using ScopingReview.Domain.Charting;
using ScopingReview.Web.Data.Model;

namespace ScopingReview.Benchmarks.Charting;

/// <summary>All records of a review included and charted with a form of 40 items, two repeatable groups among them.</summary>
internal static class ChartedReviewRows
{
    private static readonly DateTimeOffset Then = TimeProvider.System.GetUtcNow();

    public static ChartingForm Form { get; } = new()
    {
        Name = "Forty items",
        Version = 1,
        Sections =
        [
            new ChartingSection
            {
                Title = "Study",
                Items =
                [
                    .. Enumerable.Range(1, 12).Select(n => Item($"single-{n}", ChartingItemType.SingleChoice)),
                    .. Enumerable.Range(1, 8).Select(n => Item($"multiple-{n}", ChartingItemType.MultipleChoice)),
                    .. Enumerable.Range(1, 6).Select(n => Item($"number-{n}", ChartingItemType.Number)),
                    Item("year", ChartingItemType.Year), Item("where", ChartingItemType.Country),
                    .. Enumerable.Range(1, 4).Select(n => Item($"text-{n}", ChartingItemType.LongText)),
                    Group("outcomes"), Group("populations"),
                ],
            },
        ],
    };

    /// <summary>Every record included at full text without a screening of titles, and charted.</summary>
    public static async Task AddAsync(LargeReview large)
    {
        await large.Workbench.SqlAsync($"update sources set screens_titles = false where review_id = '{large.Review.Id}'");
        await IncludeAsync(large, "true");
        await ChartAsync(large, _ => true);
    }

    /// <summary>Retrieves reports and includes them at full text.</summary>
    /// <param name="which">A condition in SQL on their rows in records.</param>
    public static Task IncludeAsync(LargeReview large, string which) => large.Workbench.SqlAsync(
        $"""
        insert into retrieval_entries (id, review_id, record_id, status, by_id, recorded_at)
        select gen_random_uuid(), review_id, id, 'Retrieved', '{large.Review.Lead}', now() from records where review_id = '{large.Review.Id}' and {which};
        insert into assignments (id, review_id, record_id, stage, reviewer_id, position, random_order, recorded_at)
        select gen_random_uuid(), review_id, id, 'FullText', '{large.Review.Lead}', 'First', number, now() from records where review_id = '{large.Review.Id}' and {which};
        insert into decisions (id, review_id, record_id, stage, reviewer_id, operation_id, verdict, recorded_at)
        select gen_random_uuid(), review_id, id, 'FullText', '{large.Review.Lead}', gen_random_uuid(), 'Include', now() from records where review_id = '{large.Review.Id}' and {which};
        """);

    /// <summary>Publishes the form and charts studies with it.</summary>
    /// <param name="which">The records of these.</param>
    public static async Task ChartAsync(LargeReview large, Expression<Func<ReviewRecord, bool>> which)
    {
        await using var db = large.Workbench.Db();
        var form = new ReviewForm { ReviewId = large.Review.Id, Position = 1, AddedById = large.Review.Lead, AddedAt = Then };
        var version = new ChartingFormVersion
        {
            ReviewId = large.Review.Id,
            FormId = form.Id,
            Version = 1,
            Name = Form.Name,
            FormJson = ChartingJson.Write(Form),
            ById = large.Review.Lead,
            At = Then,
        };
        db.AddRange(form, version);
        var random = new Draws(1);
        foreach (var study in db.Records.Where(r => r.ReviewId == large.Review.Id).Where(which).Select(r => r.Id).ToList())
        {
            db.ChartEntries.Add(new ChartEntry
            {
                ReviewId = large.Review.Id,
                StudyId = study,
                FormId = form.Id,
                FormVersionId = version.Id,
                AnswersJson = ChartingJson.Write(Answers(ref random)),
                Complete = true,
                ById = large.Review.Lead,
                At = Then,
            });
        }

        await db.SaveChangesAsync();
        await using var analyze = new NpgsqlConnection(large.Workbench.ConnectionString);
        await analyze.OpenAsync();
        await using var command = new NpgsqlCommand("analyze", analyze);
        await command.ExecuteNonQueryAsync();
    }

    private static ChartAnswers Answers(ref Draws random) => Answers(Form.Items, ref random);

    private static ChartAnswers Answers(IEnumerable<ChartingItem> items, ref Draws random)
    {
        List<KeyValuePair<string, ChartAnswer>> answers = [];
        foreach (var item in items)
            answers.Add(KeyValuePair.Create(item.Key, Answer(item, ref random)));
        return new ChartAnswers(answers);
    }

    private static ChartAnswer Answer(ChartingItem item, ref Draws random)
    {
        if (random.Below(20) is 0 or 1)
            return random.Percent(50) ? ChartAnswer.NotReported : ChartAnswer.Unclear;
        switch (item.Type)
        {
            case ChartingItemType.SingleChoice:
                return ChartAnswer.Of(random.Of(item.Options).Key);
            case ChartingItemType.MultipleChoice:
                return ChartAnswer.Of([.. new[] { random.Of(item.Options).Key, random.Of(item.Options).Key }.Distinct()]);
            case ChartingItemType.Number:
                return ChartAnswer.Of(FormattableString.Invariant($"{random.Below(1000)}"));
            case ChartingItemType.Year:
                return ChartAnswer.Of(FormattableString.Invariant($"{1990 + random.Below(36)}"));
            case ChartingItemType.Country:
                return ChartAnswer.Of(random.Percent(50) ? "Norway" : "United States");
            case ChartingItemType.Group:
                List<ChartRow> rows = [];
                for (var left = 1 + random.Below(3); left > 0; left--)
                    rows.Add(new ChartRow(ChartRow.NewId(), Answers(item.Items, ref random)));
                return new ChartAnswer { Rows = rows };
            default:
                return ChartAnswer.Of(FormattableString.Invariant($"Peer workers told of what they did, and of what hindered them, in service {random.Below(500)}"));
        }
    }

    private static ChartingItem Group(string key) => new()
    {
        Key = key,
        Label = key,
        Type = ChartingItemType.Group,
        Items = [Item($"{key}-name", ChartingItemType.Text), Item($"{key}-kind", ChartingItemType.SingleChoice),
            Item($"{key}-n", ChartingItemType.Number)],
    };

    private static ChartingItem Item(string key, ChartingItemType type) => new()
    {
        Key = key,
        Label = key,
        Type = type,
        Options = type is ChartingItemType.SingleChoice or ChartingItemType.MultipleChoice
            ? [.. Enumerable.Range(1, 6).Select(n => new ChartingOption { Key = $"option-{n}", Label = $"Option {n} of {key}" })] : [],
    };
}
