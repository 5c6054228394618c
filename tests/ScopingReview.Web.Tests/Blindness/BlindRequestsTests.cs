using System.Globalization;
using System.Net.Http.Json;
using ScopingReview.Domain.Charting;
using ScopingReview.Domain.Screening;
using ScopingReview.Web.Infrastructure;
using ScopingReview.Web.Tests.Access;
using ScopingReview.Web.Tests.Support;

namespace ScopingReview.Web.Tests.Blindness;

/// <summary>The same over HTTP: files, the screening page's requests, and the replies to votes.</summary>
public sealed class BlindRequestsTests(Workbench workbench) : IClassFixture<Workbench>
{
    [Theory]
    [MemberData(nameof(BlindReadersTests.Readers), MemberType = typeof(BlindReadersTests))]
    public async Task No_file_and_no_reply_tells_which_of_their_records_others_read(ScreeningStage stage, bool isLead)
    {
        var twins = await TwinReviews.MakeAsync(workbench, stage, isLead);
        using var reader = await workbench.ClientAsync(twins.Reader);
        using var onlooker = await workbench.ClientAsync(twins.Onlooker);
        List<string> told = [];
        foreach (var (name, row) in AccessTable.Endpoints.Where(e => e.Key.StartsWith("GET", StringComparison.Ordinal)))
        {
            var differs = false;
            foreach (var (one, two) in Paths(name, twins.First).Zip(Paths(name, twins.Second)))
            {
                if (await GetAsync(reader, one, twins.First) != await GetAsync(reader, two, twins.Second))
                    told.Add($"{one}\n{BlindReadersTests.Around(await GetAsync(reader, one, twins.First), await GetAsync(reader, two, twins.Second))}");
                // What may tell them is not looked at: only a row that says "nothing" can be wrong.
                differs = differs || (row.Tells != Tells.Outcomes
                    && await GetAsync(onlooker, one, twins.First) != await GetAsync(onlooker, two, twins.Second));
            }
            if (differs)
                told.Add($"{name} tells of outcomes, and its row says that it does not");
        }

        Assert.True(told.Count == 0, string.Join('\n', told));
    }

    [Theory]
    [MemberData(nameof(BlindReadersTests.Readers), MemberType = typeof(BlindReadersTests))]
    public async Task Every_vote_can_be_changed_and_taken_back_with_the_same_reply(ScreeningStage stage, bool isLead)
    {
        var twins = await TwinReviews.MakeAsync(workbench, stage, isLead);
        using var reader = await workbench.ClientAsync(twins.Reader);
        // Of the first seven, others have read some, and agreed or not, and one is resolved. The eighth stays open: whoever is through is
        // told more.
        List<string> replies = [];
        for (var number = 1; number <= 7; number++)
        {
            var (vote, changed) = (Guid.CreateVersion7(), Guid.CreateVersion7());
            replies.Add(string.Join('\n',
                await PostAsync(reader, twins.First, "votes",
                    new
                    {
                        ReviewerId = twins.Reader,
                        OperationId = vote,
                        Stage = stage.ToString(),
                        Number = number,
                        Verdict = nameof(Verdict.Include)
                    }),
                await PostAsync(reader, twins.First, "votes",
                    new
                    {
                        ReviewerId = twins.Reader,
                        OperationId = changed,
                        Stage = stage.ToString(),
                        Number = number,
                        Verdict = nameof(Verdict.Maybe)
                    }),
                await PostAsync(reader, twins.First, "votes/undo", new { ReviewerId = twins.Reader, OperationId = changed })));
        }

        Assert.Equal(7, replies.Count);
        Assert.Single(replies.Distinct(StringComparer.Ordinal));
        Assert.StartsWith("NoContent", replies[0], StringComparison.Ordinal);
    }

    private static async Task<string> GetAsync(HttpClient client, string path, TwinReview review)
    {
        using var response = await client.GetAsync(new Uri(path, UriKind.Relative));
        var headers =
            string.Join('\n', response.Headers.Concat(response.Content.Headers).Where(h => h.Key is not ("Date" or "Content-Length"))
                .Select(h => $"{h.Key}: {string.Join(',', h.Value)}"));
        return $"{response.StatusCode}\n{new Seen(review).Of(headers)}\n{new Seen(review).Of(await response.Content.ReadAsStringAsync())}";
    }

    private static async Task<string> PostAsync(HttpClient client, TwinReview review, string path, object body)
    {
        using var response = await client.PostAsJsonAsync(new Uri($"{Urls.ScreeningApi(review.Id)}/{path}", UriKind.Relative), body);
        return $"{response.StatusCode}\n{new Seen(review).Of(await response.Content.ReadAsStringAsync())}";
    }

    private static IEnumerable<string> Paths(string name, TwinReview review)
    {
        var path = name["GET ".Length..].Replace("{reviewId:guid}", review.Id.ToString(), StringComparison.Ordinal);
        if (path.EndsWith("/records/export", StringComparison.Ordinal))
            return new[] { "csv", "ris" }.Select(format => $"{path}?format={format}");
        return path switch
        {
            _ when path.Contains("{number:int}", StringComparison.Ordinal) => Enumerable.Range(1, TwinReviews.Records)
                .Select(number =>
                    Filled(path.Replace("{number:int}", number.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal),
                        "TitleAbstract")),
            _ when path.Contains("{drawId:guid}", StringComparison.Ordinal) =>
                review.Draws.Select(draw => path.Replace("{drawId:guid}", draw.ToString(), StringComparison.Ordinal)),
            _ when path.Contains("{stage}", StringComparison.Ordinal) =>
                Enum.GetNames<ScreeningStage>().Select(stage => Filled(path, stage)),
            _ => [Filled(path, "TitleAbstract")],
        };
    }

    private static string Filled(string path, string stage) => path
        .Replace("{stage}", stage, StringComparison.Ordinal)
        .Replace("{item}", PeerWorkerForm.ItemKey.Role, StringComparison.Ordinal)
        .Replace("{rows}", PeerWorkerForm.ItemKey.Role, StringComparison.Ordinal)
        .Replace("{columns}", PeerWorkerForm.ItemKey.Focus, StringComparison.Ordinal)
        .Replace("{file:guid}", Guid.Empty.ToString(), StringComparison.Ordinal)
        .Replace("{run:guid}", Guid.Empty.ToString(), StringComparison.Ordinal);
}
