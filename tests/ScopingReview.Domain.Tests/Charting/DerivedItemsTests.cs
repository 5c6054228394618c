using ScopingReview.Domain.Charting;

namespace ScopingReview.Domain.Tests.Charting;

public sealed class DerivedItemsTests
{
    [Theory]
    [InlineData("delivery", Involvement.CoProduction)]
    [InlineData("delivery,assessment", Involvement.CoProduction)]
    [InlineData("design,delivery", Involvement.CoCreation)]
    [InlineData("commission,delivery", Involvement.CoCreation)]
    [InlineData("commission,design,delivery,assessment", Involvement.CoCreation)]
    public void Involvement_follows_from_the_phases(string phases, Involvement expected) =>
        Assert.Equal(expected, DerivedInvolvement.Of(ChartAnswer.Of(phases.Split(','))));

    [Theory]
    [InlineData("assessment")]
    [InlineData("design")]
    [InlineData("commission,assessment")]
    public void Without_delivery_no_involvement_follows(string phases) =>
        Assert.Null(DerivedInvolvement.Of(ChartAnswer.Of(phases.Split(','))));

    [Fact]
    public void Involvement_is_not_derivable_from_phases_that_are_unclear_not_reported_or_not_charted()
    {
        Assert.Null(DerivedInvolvement.Of(null));
        Assert.Null(DerivedInvolvement.Of(ChartAnswer.Of()));
        Assert.Null(DerivedInvolvement.Of(ChartAnswer.NotReported));
        Assert.Null(DerivedInvolvement.Of(ChartAnswer.Unclear));
    }

    [Theory]
    [InlineData("United States", "united-states")]
    [InlineData("usa", "united-states")]
    [InlineData("Canada", "canada")]
    [InlineData("Australia", "oceania")]
    [InlineData("New Zealand", "oceania")]
    [InlineData("United Kingdom", "great-britain")]
    [InlineData("Scotland", "great-britain")]
    [InlineData("Northern Ireland", "great-britain")]
    [InlineData("Ireland", "europe-excluding-great-britain")]
    [InlineData("Finland", "europe-excluding-great-britain")]
    [InlineData("Hong Kong", "asia")]
    [InlineData("Israel", "asia")]
    [InlineData("Brazil", "south-america")]
    [InlineData("Uganda", "africa")]
    [InlineData("Mexico", "other-americas")]
    [InlineData("Jamaica", "other-americas")]
    public void A_country_has_its_region(string country, string region)
    {
        var answers = ChartAnswers.None.With("country", ChartAnswer.Of(country));

        Assert.Equal([region], DerivedItems.AnswerOf(PeerWorkerForm.Form.Item("region"), answers)!.Values);
    }

    [Fact]
    public void A_study_in_several_countries_has_each_region_once()
    {
        var answers = ChartAnswers.None.With("country", ChartAnswer.Of("England", "Scotland", "Germany"));

        Assert.Equal(["great-britain", "europe-excluding-great-britain"],
            DerivedItems.AnswerOf(PeerWorkerForm.Form.Item("region"), answers)!.Values);
    }

    [Fact]
    public void Countries_have_unique_codes_and_are_found_by_name_alias_and_code()
    {
        Assert.Equal(Countries.All.Count, Countries.All.DistinctBy(country => country.Code).Count());
        Assert.True(Countries.All.Count > 200);
        Assert.Equal("South Korea", Countries.Find(" republic of korea ")!.Name);
        Assert.Equal("Namibia", Countries.Find("NA")!.Name);
        Assert.Null(Countries.Find("Atlantis"));
        Assert.Null(Countries.Find(null));
    }

    [Fact]
    public void Every_region_has_a_country() =>
        Assert.Equal(Enum.GetValues<WorldRegion>(), Countries.All.Select(country => country.Region).Distinct().Order());
}
