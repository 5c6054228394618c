using System.Text.RegularExpressions;
using ScopingReview.Web.Features.Audit;

namespace ScopingReview.Web.Tests.Audit;

public sealed partial class AuditDisplayTextTests
{
    /// <summary>Names of events as the code writes them down: "member.invited".</summary>
    public static TheoryData<string> Actions => [.. Recorded().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Actions))]
    public void Every_event_that_the_code_records_has_a_sentence(string action)
    => Assert.True(AuditDisplayText.Knows(action), $"{action} needs words in AuditDisplayText");

    [Fact]
    public void Every_event_is_found_under_its_kind()
        => Assert.All(Enum.GetValues<AuditKind>(), kind => Assert.NotEmpty(AuditDisplayText.ActionsOf(kind)));

    [Fact]
    public void A_sentence_says_what_happened_and_leaves_the_rest_to_before_and_after()
    {
        Assert.Equal(new AuditSentence("changed the role of Hanna from Reviewer to Lead", null, null),
            AuditDisplayText.Of(Line("member.role", "Hanna", "Reviewer", "Lead")));
        Assert.Equal(new AuditSentence("reworded a criterion (Inclusion)", "old", "new"),
            AuditDisplayText.Of(Line("criterion.reworded", "Inclusion", "old", "new")));
        Assert.Equal("imported {1}.ris: 3 records", AuditDisplayText.Of(Line("import.stored", "{1}.ris", null, "3 records")).Text);
    }

    [Fact]
    public void An_event_without_words_is_still_no_code()
        => Assert.Equal("thing made over: A", AuditDisplayText.Of(Line("thing.made-over", "A", null, null)).Text);

    private static AuditLine Line(string action, string subject, string? before, string? after)
        => new(default, "Lena", action, subject, before, after);

    private static IEnumerable<string> Recorded()
    {
        var source = Path.Combine(Root(), "src", "ScopingReview.Web");
        foreach (var file in Directory.EnumerateFiles(Path.Combine(source, "Features"), "*.cs", SearchOption.AllDirectories))
        {
            var text = File.ReadAllText(file);
            // The call, to its end; and the name that is passed on to a method which records.
            foreach (Match call in Call().Matches(text))
            {
                foreach (Match name in Name().Matches(call.Value))
                    yield return name.Groups["name"].Value;
            }
        }
    }

    private static string Root()
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(directory.FullName, "ScopingReview.sln")))
            directory = directory.Parent ?? throw new InvalidOperationException("The tests do not run inside a checkout.");
        return directory.FullName;
    }

    [GeneratedRegex(@"(db\.Record|ApplyAsync)\([^;]*;", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Call();

    [GeneratedRegex("\"(?<name>[a-z]+(-[a-z]+)*\\.[a-z]+(-[a-z]+)*)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Name();
}
