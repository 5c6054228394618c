using ScopingReview.Domain.Charting;
using ScopingReview.Domain.Records;

namespace ScopingReview.Domain.Tests.Charting;

public sealed class StudyLabelsTests
{
    [Theory]
    [InlineData("Park", "Park, 2020")]
    [InlineData("Jones|Pietilä", "Jones & Pietilä, 2020")]
    [InlineData("Agrawal|Capponi|Lopez", "Agrawal et al., 2020")]
    [InlineData("van Vugt|Kroon|Delespaul|Mulder", "van Vugt et al., 2020")]
    public void A_label_names_up_to_two_authors(string families, string label)
    {
        var study = Study("Anything", 2020, families.Split('|'));

        Assert.Equal(label, StudyLabels.For([study])[study.Id]);
    }

    [Fact]
    public void Equal_labels_get_letters_in_the_order_of_titles()
    {
        var second = Study("Workforce", 2021, "Byrne", "Roennfeldt", "Wolf");
        var first = Study("Effective", 2021, "Byrne", "Wang", "Roennfeldt");
        var other = Study("Effective", 2018, "Byrne", "Stratford", "Davidson");

        var labels = StudyLabels.For([second, other, first]);

        Assert.Equal("Byrne et al., 2021a", labels[first.Id]);
        Assert.Equal("Byrne et al., 2021b", labels[second.Id]);
        Assert.Equal("Byrne et al., 2018", labels[other.Id]);
        Assert.Equal(labels, StudyLabels.For([first, second, other]));
    }

    [Fact]
    public void Missing_authors_years_and_titles_still_make_different_labels()
    {
        var untitled = Study(null, null);
        var report = Study("Peer support in the community, a report to the board", 2019);
        StudyCitation[] undated = [Study("A", null, "Park"), Study("B", null, "Park")];

        var labels = StudyLabels.For([untitled, report, .. undated]);

        Assert.Equal("Anonymous, n.d.", labels[untitled.Id]);
        Assert.Equal("Peer support in the community, a report…, 2019", labels[report.Id]);
        Assert.Equal(["Park, n.d.-a", "Park, n.d.-b"], undated.Select(study => labels[study.Id]));
    }

    [Fact]
    public void After_z_comes_aa()
    {
        var studies = Enumerable.Range(0, 28).Select(i => Study($"Title {i:00}", 2020, "Smith")).ToList();

        var labels = StudyLabels.For(studies);

        Assert.Equal("Smith, 2020z", labels[studies[25].Id]);
        Assert.Equal("Smith, 2020aa", labels[studies[26].Id]);
        Assert.Equal(28, labels.Values.Distinct().Count());
    }

    private static StudyCitation Study(string? title, int? year, params string[] families) =>
        new(Guid.CreateVersion7(), [.. families.Select(family => new AuthorName(family, null))], year, title);
}
