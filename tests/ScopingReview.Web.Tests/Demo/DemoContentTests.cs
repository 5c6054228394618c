using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using ScopingReview.Domain.Charting;
using ScopingReview.Web.Demo;

namespace ScopingReview.Web.Tests.Demo;

/// <summary>What the demo is made of fits together, before any of it meets a database.</summary>
public sealed partial class DemoContentTests
{
    private static readonly IReadOnlyList<DemoReference> _references = DemoReference.ReadAll();
    private static readonly IReadOnlyDictionary<string, DemoFacts> _facts = DemoFacts.ReadAll();

    [Fact]
    public void There_are_167_references_with_ids_of_their_own_and_71_of_them_have_facts()
    {
        Assert.Equal(167, _references.Select(r => r.Id).Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(71, _facts.Count);
        Assert.Subset(_references.Select(r => r.Id).ToHashSet(StringComparer.Ordinal), _facts.Keys.ToHashSet(StringComparer.Ordinal));
        Assert.Subset(_facts.Keys.ToHashSet(StringComparer.Ordinal), DemoTitleFacts.ReadAll().Keys.ToHashSet(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("Charted", 71)]
    [InlineData("Included", 9)]
    [InlineData("Waiting", 6)]
    [InlineData("Sought", 3)]
    [InlineData("NotRetrieved", 2)]
    [InlineData("ExcludedAtFullText", 14)]
    [InlineData("Unread", 25)]
    public void Fates_name_references_that_exist(string fate, int count)
        => Assert.Equal(count, _references.Count(r => new DemoFates(_facts).Of(r.Id).ToString() == fate));

    [Fact]
    public void Every_reference_is_in_one_export_at_least_and_in_two_at_most()
    {
        var fates = new DemoFates(_facts);
        DemoExport[] exports = [.. DemoSources.Exports(_references, fates), DemoSources.Update(_references, fates)];

        var found = exports.SelectMany(export => Ids().Matches(export.Ris).Select(match => match.Groups["id"].Value))
            .CountBy(id => id, StringComparer.Ordinal).ToList();

        Assert.Equal(_references.Count, found.Count);
        Assert.All(found, reference => Assert.InRange(reference.Value, 1, 2));
        Assert.Single(exports, export => export.HitsReported != Ids().Count(export.Ris));
    }

    [Fact]
    public void A_chart_answers_what_is_known_and_nothing_else()
    {
        var answers = DemoCharts.Answers(ChartAnswers.None, _facts["ahmed-2015"], title: null);

        Assert.Equal(["intermediary", "phases"], answers.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_chart_fits_the_form()
    {
        var titles = DemoTitleFacts.ReadAll();

        var problems = _facts.Values
            .SelectMany(
                facts => ChartValidator.Validate(DemoForm.Form,
                    DemoCharts.Answers(ChartAnswers.None, facts, titles.GetValueOrDefault(facts.Reference)), 2027));

        Assert.DoesNotContain(problems, problem => problem.Kind == ChartProblemKind.Invalid);
    }

    [Fact]
    public void Two_roles_are_named_in_a_note_and_none_of_them_is_chosen()
    {
        var undecided = _facts.Values.Where(facts => facts.Roles.Length > 1)
            .ToDictionary(facts => facts.Reference, facts => DemoCharts.Answers(ChartAnswers.None, facts, title: null)["role"]!,
                StringComparer.Ordinal);

        Assert.Equal(["agrawal-2016", "oconnell-2018", "ranzenhofer-2020", "rogers-2016"], undecided.Keys.Order(StringComparer.Ordinal));
        Assert.All(undecided.Values, role => Assert.False(role.IsAnswered));
        Assert.All(undecided.Values,
            role => Assert.Contains("Provider of pre-determined services; Provider of peer support", role.Note!, StringComparison.Ordinal));
    }

    [Fact]
    public void The_pdf_has_a_cross_reference_table_that_points_at_its_objects()
    {
        var text = Encoding.Latin1.GetString(
            DemoPdf.Write("Åkerblom (2022)", "A foot",
            [
                new("A heading", IsHeading: true),
                .. Enumerable.Repeat(
                    new DemoBlock("A paragraph with \\ and ( and ) that is long enough to need more than one line on the page, surely so."),
                    40),
            ]));

        Assert.StartsWith("%PDF-1.4", text, StringComparison.Ordinal);
        Assert.EndsWith("%%EOF\n", text, StringComparison.Ordinal);
        var offsets = Offsets().Matches(text).Select(match => int.Parse(match.Groups["at"].Value, CultureInfo.InvariantCulture)).ToList();
        var pages = PageObjects().Count(text);
        Assert.True(pages > 1);
        Assert.Contains($"/Count {pages} ", text, StringComparison.Ordinal);
        Assert.Contains($"page {pages} of {pages}", text, StringComparison.Ordinal);
        Assert.Equal(4 + 2 * pages, offsets.Count);
        Assert.All(offsets.Index(), entry => Assert.StartsWith($"{entry.Index + 1} 0 obj", text[entry.Item..], StringComparison.Ordinal));
        Assert.Contains("(\u00c5kerblom \\(2022\\)) Tj", text, StringComparison.Ordinal);
        var start = int.Parse(StartXref().Match(text).Groups["at"].Value, CultureInfo.InvariantCulture);
        Assert.StartsWith("xref", text[start..], StringComparison.Ordinal);
    }

    [GeneratedRegex(@"^ID  - (?<id>.+)$", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Ids();

    [Fact]
    public void Most_records_have_an_abstract_that_says_that_the_authors_did_not_write_it()
    {
        var references = DemoAbstracts.AddTo(_references, DemoTitleFacts.ReadAll());

        var abstracts = references.Select(reference => reference.First("AB")).OfType<string>().ToList();
        Assert.InRange(abstracts.Count, 140, _references.Count - 1);
        Assert.Equal(abstracts.Count, abstracts.Distinct(StringComparer.Ordinal).Count());
        Assert.All(abstracts, text => Assert.StartsWith(DemoAbstracts.Mark, text, StringComparison.Ordinal));
        Assert.All(references, reference => Assert.StartsWith("ER", reference.Lines[^1], StringComparison.Ordinal));
    }

    [GeneratedRegex("/Type /Page /Parent", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex PageObjects();

    [GeneratedRegex(@"^(?<at>\d{10}) 00000 n $", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Offsets();

    [GeneratedRegex(@"startxref\n(?<at>\d+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex StartXref();
}
