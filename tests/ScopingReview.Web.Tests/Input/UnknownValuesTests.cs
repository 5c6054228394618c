using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using ScopingReview.Domain.Screening;
using ScopingReview.Web.Data.Model;
using ScopingReview.Web.Features.Screening;
using ScopingReview.Web.Features.Screening.Annotations;
using ScopingReview.Web.Infrastructure;
using ScopingReview.Web.Tests.Support;

namespace ScopingReview.Web.Tests.Input;

/// <summary>Verdicts, stages and kinds that do not exist come in nowhere.</summary>
public sealed class UnknownValuesTests(Workbench workbench) : IClassFixture<Workbench>
{
    private const ScreeningStage Titles = ScreeningStage.TitleAbstract;

    [Theory]
    [InlineData("\"verdict\":9,\"stage\":\"TitleAbstract\"")]
    [InlineData("\"verdict\":-1,\"stage\":\"TitleAbstract\"")]
    [InlineData("\"verdict\":0,\"stage\":\"TitleAbstract\"")]
    [InlineData("\"verdict\":\"9\",\"stage\":\"TitleAbstract\"")]
    [InlineData("\"verdict\":\"0\",\"stage\":\"TitleAbstract\"")]
    [InlineData("\"verdict\":\"Include, Exclude\",\"stage\":\"TitleAbstract\"")]
    [InlineData("\"verdict\":\"\",\"stage\":\"TitleAbstract\"")]
    [InlineData("\"verdict\":null,\"stage\":\"TitleAbstract\"")]
    [InlineData("\"stage\":\"TitleAbstract\"")]
    [InlineData("\"verdict\":\"Include\"")]
    [InlineData("\"verdict\":\"Include\",\"stage\":\"0\"")]
    [InlineData("\"verdict\":\"Include\",\"stage\":7")]
    [InlineData("\"verdict\":\"Include\",\"stage\":\"TitleAbstract, FullText\"")]
    [InlineData("\"verdict\":\"Include\",\"stage\":\"TitleAbstract\",\"number\":1e99")]
    [InlineData("\"verdict\":\"Include\",\"stage\":\"TitleAbstract\"")]
    public async Task A_vote_that_says_nothing_that_exists_is_malformed_and_stores_nothing(string said)
    {
        var (review, record) = await AssignedAsync();
        var whole = said == "\"verdict\":\"Include\",\"stage\":\"TitleAbstract\"";
        var client = await workbench.ClientAsync(review.Lead);
        var number = said.Contains("number", StringComparison.Ordinal) ? "" : $",\"number\":{record.Number}";

        using var body = new StringContent(
            $"{{\"reviewerId\":\"{review.Lead}\",\"operationId\":\"{Guid.CreateVersion7()}\"{number},{said}}}", Encoding.UTF8,
            "application/json");
        var answer = await client.PostAsync($"{Urls.ScreeningApi(review.Id)}/votes", body);

        Assert.Equal(whole ? HttpStatusCode.NoContent : HttpStatusCode.BadRequest, answer.StatusCode);
        if (!whole)
            Assert.Contains("cannot be read", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        await using var db = workbench.Db();
        Assert.Equal(whole ? 1 : 0, await db.Decisions.CountAsync(d => d.ReviewId == review.Id));
    }

    [Theory]
    [InlineData("9/queue")]
    [InlineData("-1/queue")]
    [InlineData("0/queue")]
    [InlineData("TitleAbstract,FullText/mine")]
    [InlineData("Nonsense/progress")]
    public async Task A_stage_in_an_address_is_one_by_its_name(string rest)
    {
        var (review, _) = await AssignedAsync();

        var answer = await (await workbench.ClientAsync(review.Lead)).GetAsync($"{Urls.ScreeningApi(review.Id)}/{rest}");

        Assert.Contains(answer.StatusCode, new[] { HttpStatusCode.NotFound, HttpStatusCode.BadRequest });
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task Services_refuse_values_that_do_not_exist()
    {
        var (review, record) = await AssignedAsync();
        var decisions = workbench.As<DecisionService>(review.Lead);
        var label = (await workbench.As<LabelService>(review.Lead).CreateAsync(review.Id, "to discuss")).Value!;

        var verdict =
            await decisions.DecideAsync(review.Id,
                new Vote { OperationId = Guid.CreateVersion7(), Stage = Titles, Number = record.Number, Verdict = (Verdict)9 });
        var stage = await decisions.DecideAsync(review.Id,
            new Vote { OperationId = Guid.CreateVersion7(), Stage = (ScreeningStage)9, Number = record.Number, Verdict = Verdict.Include });
        var put = await workbench.As<LabelService>(review.Lead)
            .PutAsync(review.Id, new LabelChange { Stage = (ScreeningStage)9, Number = record.Number, LabelId = label.Id, On = true });

        Assert.All(new[] { verdict, stage, put }, result => Assert.False(result.Succeeded));
    }

    [Fact]
    public async Task Every_column_that_holds_the_name_of_something_takes_no_other_word()
    {
        await using var db = workbench.Db();
        var columns = db.Model.GetEntityTypes().Where(entity => entity.GetTableName() is not null && entity.GetViewName() is null)
            .SelectMany(entity =>
                entity.GetProperties().Where(property => (Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType).IsEnum)
                .Select(property => (Table: entity.GetTableName()!, Column: property.GetColumnName()))).Distinct().ToList();
        Assert.True(columns.Count > 25, $"{columns.Count}");
        await using var connection = new NpgsqlConnection(workbench.ConnectionString);
        await connection.OpenAsync();
        foreach (var (table, column) in columns)
        {
            await using var command = new NpgsqlCommand(
                "select pg_get_constraintdef(oid) from pg_constraint where contype = 'c' and conname = $1 and convalidated", connection);
            command.Parameters.AddWithValue($"ck_{table}_{column}");
            Assert.Contains(column, await command.ExecuteScalarAsync() as string ?? $"no check of {table}", StringComparison.Ordinal);
        }

        var (review, record) = await AssignedAsync();
        db.Decisions.Add(new Decision
        {
            ReviewId = review.Id,
            Stage = Titles,
            RecordId = record.Id,
            ReviewerId = review.Lead,
            OperationId = Guid.CreateVersion7(),
            Verdict = (Verdict)9,
            At = TimeProvider.System.GetUtcNow(),
        });
        var refused = (await Assert.ThrowsAsync<DbUpdateException>(() => db.SaveChangesAsync())).InnerException as PostgresException;
        Assert.Equal(PostgresErrorCodes.CheckViolation, refused?.SqlState);
    }

    private async Task<(TestReview Review, ReviewRecord Record)> AssignedAsync()
    {
        var review = await workbench.AddReviewAsync();
        var records = await workbench.AddRecordsAsync(review, 1);
        await workbench.AssignAsync(review, Titles, review.Lead, [records[0].Id]);
        return (review, records[0]);
    }
}
