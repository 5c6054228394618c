using ScopingReview.Domain.Charting;
using ScopingReview.Domain.Records;

namespace ScopingReview.Domain.Tests.Charting;

public sealed class PeerWorkerFormTests
{
    private static readonly ChartingForm Form = PeerWorkerForm.Form;

    [Fact]
    public void Keys_of_items_and_of_the_options_of_an_item_are_unique()
    {
        Assert.Equal(Form.Items.Count(), Form.Items.DistinctBy(item => item.Key).Count());
        Assert.All(Form.Items, item => Assert.Equal(item.Options.Count, item.Options.DistinctBy(option => option.Key).Count()));
    }

    [Fact]
    public void Every_item_is_defined_and_says_where_it_comes_from() =>
        Assert.All(Form.Items, item =>
        {
            Assert.False(string.IsNullOrWhiteSpace(item.Definition));
            Assert.Contains("doi:10.", item.Source, StringComparison.Ordinal);
        });

    [Theory]
    [InlineData("phases", "commission,design,delivery,assessment")]
    [InlineData("role", "provider-of-pre-determined-services,provider-of-peer-support,partner-in-co-creation")]
    [InlineData("intermediary", "explicitly-described,implicit,not-described")]
    [InlineData("intermediary-functions", "bridging,connecting,linking,navigating,advocating,translating")]
    [InlineData("focus", "outcomes,core-peer-worker-characteristics,implementation")]
    [InlineData("collaborates-with",
        "service-users,groups-of-service-users,non-peer-professionals,managers,policy-and-boards,community,families")]
    [InlineData("multidisciplinary", "environment,team,neither")]
    [InlineData("design", "rct-or-clinical-trial,other-quantitative,qualitative,mixed,case-study")]
    [InlineData("perspective", "service-users,peer-workers,non-peer-professionals,managers,caregivers")]
    [InlineData("sector", "mental-health,substance-use,both,other")]
    [InlineData("involvement", "co-creation,co-production")]
    public void The_form_has_the_options_of_the_review(string item, string options) =>
        Assert.Equal(options.Split(','), Form.Item(item).Options.Select(option => option.Key));

    [Fact]
    public void Derived_items_name_an_item_of_the_form_and_list_all_their_results()
    {
        var derived = Form.Items.Where(item => item.Type == ChartingItemType.Derived).ToList();

        Assert.Equal(["region", "involvement"], derived.Select(item => item.Key));
        Assert.All(derived, item => Assert.NotNull(Form.Find(item.Derivation!.FromItem)));
        Assert.Equal(Enum.GetValues<WorldRegion>().Select(WorldRegions.Key), Form.Item("region").Options.Select(option => option.Key));
        Assert.Equal(Enum.GetValues<Involvement>().Select(DerivedInvolvement.Key).Order(),
            Form.Item("involvement").Options.Select(option => option.Key).Order());
    }

    [Fact]
    public void Authors_and_year_are_filled_in_from_the_record()
    {
        var record = new BibliographicRecord
        {
            PositionInFile = 1,
            RawText = "",
            Year = 2021,
            Authors = [new("Byrne", "Louise"), new("van Vugt", null)]
        };

        var answers = ChartPrefill.From(Form, record);

        Assert.Equal(["Byrne, Louise; van Vugt"], answers["authors"]!.Values);
        Assert.Equal(["2021"], answers["year"]!.Values);
        Assert.Equal(2, answers.Keys.Count);
    }

    [Fact]
    public void Nothing_is_filled_in_from_fields_that_the_record_lacks() =>
        Assert.Empty(ChartPrefill.From(Form, new BibliographicRecord { PositionInFile = 1, RawText = "" }).Keys);
}
