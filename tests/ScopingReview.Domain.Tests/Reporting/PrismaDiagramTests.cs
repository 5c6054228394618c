using System.Xml.Linq;
using FsCheck;
using FsCheck.Fluent;
using ScopingReview.Domain.Records;
using ScopingReview.Domain.Reporting;
using ScopingReview.Domain.Screening;

using static ScopingReview.Domain.Tests.Reporting.PrismaWorld;

namespace ScopingReview.Domain.Tests.Reporting;

public sealed class PrismaDiagramTests
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";
    private readonly PrismaWorld _world = new();

    [Fact]
    public void Nothing_overlaps_or_overflows_with_many_sources_and_reasons_under_long_names()
    {
        var databases = Enumerable.Range(1, 10)
            .Select(i =>
                _world.Source(InformationSourceKind.Database, $"Database {i} with a name of the length that vendors like (platform {i})"))
            .ToList();
        databases.ForEach(database => _world.Records(12, database, Excluded));
        for (var i = 1; i <= 8; i++)
            _world.Records(i, databases[0],
                ExcludedFor(
                    $"Reason {i}: not what the protocol asks for, in so many words that they need three lines of the box at the least"));
        var website =
            _world.Source(InformationSourceKind.Website,
                "https://www.example.org/a/very/long/address/without/any/space/in/it/that/has/to/be/cut/somewhere?page=1");
        _world.Source(InformationSourceKind.Website, "WWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWW");
        _world.Source(InformationSourceKind.Contact, "専門家への問い合わせと参考文献リストの確認および追加の検索");
        _world.Records(4, website, Included);

        var layout = PrismaDiagram.Layout(_world.Flow());

        Assert.Empty(DiagramGeometry.Faults(layout));
        Assert.Contains(layout.Boxes.SelectMany(box => box.Lines), line => line.Text.Contains("Database 10", StringComparison.Ordinal));
    }

    [Fact]
    public void Nothing_overlaps_or_overflows_whatever_the_review() =>
        FsCheck.Check.One(
            Config.QuickThrowOnFailure,
            Prop.ForAll(PrismaGenerator.Inputs,
                input => Assert.Empty(DiagramGeometry.Faults(PrismaDiagram.Layout(PrismaFlow.Compute(input))))));

    [Fact]
    public void Every_number_carries_the_key_of_its_box_and_shows_its_count() =>
        FsCheck.Check.One(Config.QuickThrowOnFailure, Prop.ForAll(PrismaGenerator.Inputs, input =>
        {
            var flow = PrismaFlow.Compute(input);
            var numbers = PrismaDiagram.Layout(flow).Boxes.SelectMany(box => box.Lines).SelectMany(line => line.Runs)
                .Where(run => run.BoxKey is not null).ToList();
            return numbers.All(run => flow.Find(run.BoxKey!) is { } box
                && run.Text.Contains(box.Count.ToString("N0", System.Globalization.CultureInfo.InvariantCulture),
                    StringComparison.Ordinal));
        }));

    [Fact]
    public void A_new_review_of_databases_has_one_arm()
    {
        _world.Records(3, _world.Source(InformationSourceKind.Database), Excluded);

        var layout = PrismaDiagram.Layout(_world.Flow());

        Assert.DoesNotContain(layout.Boxes, box => box.Style is DiagramBoxStyle.Other or DiagramBoxStyle.OtherHeading
            or DiagramBoxStyle.Provisional or DiagramBoxStyle.Note);
        Assert.Equal("Identification of studies via databases and registers",
            layout.Boxes.Single(box => box.Style == DiagramBoxStyle.Heading).Lines[0].Text);
        Assert.Equal(8, layout.Arrows.Count);
    }

    [Fact]
    public void An_updated_review_shows_the_previous_version_and_the_totals()
    {
        var previous = _world.Previous = PreviousOf(1_040, 1_044);
        _world.Records(2, _world.Source(InformationSourceKind.Database), Included);

        var layout = PrismaDiagram.Layout(_world.Flow());

        Assert.Contains("(n\u00A0=\u00A01,042)", layout.Boxes.Single(box => box.Name == "totals").Lines.Select(line => line.Text));
        Assert.Contains("(n\u00A0=\u00A01,040)", layout.Boxes.Single(box => box.Name == "previous").Lines.Select(line => line.Text));
        Assert.Empty(DiagramGeometry.Faults(layout));
        Assert.DoesNotContain(layout.Boxes.Single(box => box.Name == "included").Lines,
            line => line.Text.Contains("previously", StringComparison.Ordinal));

        _world.Records(1, _world.Source(InformationSourceKind.Database),
            record => Included(record) with { PreviousStudyId = previous.Studies[0].Id });

        Assert.Equal(
            [
                "New studies included in review", "(n\u00A0=\u00A02)", "Reports of new included studies", "(n\u00A0=\u00A02)",
                "New reports of previously included", "studies", "(n\u00A0=\u00A01)",
            ],
            PrismaDiagram.Layout(_world.Flow()).Boxes.Single(box => box.Name == "included").Lines.Select(line => line.Text));
    }

    [Fact]
    public void A_provisional_diagram_says_on_its_face_what_is_open()
    {
        _world.Records(6, _world.Source(InformationSourceKind.Database),
            record => record with { TitleAbstract = ScreeningStatus.Conflict });

        var layout = PrismaDiagram.Layout(_world.Flow());

        var banner = layout.Boxes.Single(box => box.Style == DiagramBoxStyle.Provisional);
        Assert.Equal(["PROVISIONAL", "Still open: 6 conflicts at title and abstract."], banner.Lines.Select(line => line.Text));
        Assert.True(layout.Boxes.Single(box => box.Name == "screened").IsOpen);
        Assert.False(layout.Boxes.Single(box => box.Name == "sought").IsOpen);
        Assert.Equal("PRISMA 2020 flow diagram (provisional)", layout.Title);
    }

    [Fact]
    public void What_is_dropped_from_other_methods_is_footnoted()
    {
        var kept = _world.Record(_world.Source(InformationSourceKind.Database), Excluded);
        _world.Records(2, _world.Source(InformationSourceKind.CitationSearching), record => record with { DuplicateOfId = kept.Id });

        var note = PrismaDiagram.Layout(_world.Flow()).Boxes.Single(box => box.Style == DiagramBoxStyle.Note);

        Assert.Equal("† Not counted: already identified through databases (n\u00A0=\u00A02).", Assert.Single(note.Lines).Text);
    }

    [Fact]
    public void Where_automation_tools_were_used_the_templates_footnotes_tell_people_and_tools_apart()
    {
        var database = _world.Source(InformationSourceKind.Database);
        _world.Records(10, database, Excluded);
        Assert.DoesNotContain(PrismaDiagram.Layout(_world.Flow()).Boxes, box => box.Style == DiagramBoxStyle.Note);
        _world.Records(3, database, record => record with { Removal = RemovalBeforeScreening.Automation, RemovalReason = "RCT classifier" })
            .Records(1, database, record => record with { Removal = RemovalBeforeScreening.Automation, RemovalReason = "ASReview" })
            .Records(1, _world.Source(InformationSourceKind.Website), record => record with { Removal = RemovalBeforeScreening.Other });

        var layout = PrismaDiagram.Layout(_world.Flow());

        Assert.Empty(DiagramGeometry.Faults(layout));
        Assert.Equal(
            "* The number of records identified is reported for each database or register searched. "
            + "** Records excluded by a human (n = 10); records excluded by automation tools (n = 4), before screening: RCT classifier (n = 3); ASReview (n = 1). "
            + "† Not counted: removed before screening (n = 1).",
            string.Join(' ', layout.Boxes.Single(box => box.Style == DiagramBoxStyle.Note).Lines.Select(line => line.Text))
                .Replace('\u00A0', ' '));
        Assert.Equal("Records identified from*:", layout.Boxes.Single(box => box.Name == "identified").Lines[0].Text);
        Assert.Equal("Records excluded**", layout.Boxes.Single(box => box.Name == "excluded").Lines[0].Text);
        Assert.Equal("Records identified from†:", layout.Boxes.Single(box => box.Name == "other-identified").Lines[0].Text);
        Assert.Contains("Records excluded**", Text(_world.Flow()).Value, StringComparison.Ordinal);
    }

    [Fact]
    public void A_list_is_cut_short_only_when_asked_and_never_in_the_file()
    {
        for (var i = 1; i <= 8; i++)
            _world.Records(1, _world.Source(InformationSourceKind.Database, $"Database {i}"), Excluded);
        var flow = _world.Flow();

        var onScreen = Lines(PrismaDiagram.Layout(flow, longestList: 4));

        Assert.Contains("and 5 more", onScreen);
        Assert.DoesNotContain(onScreen, line => line.StartsWith("Database 4", StringComparison.Ordinal));
        Assert.DoesNotContain(Lines(PrismaDiagram.Layout(flow, longestList: 8)), line => line.Contains("more", StringComparison.Ordinal));
        Assert.Contains("Database 8", Text(flow).Value, StringComparison.Ordinal);

        static List<string> Lines(DiagramLayout layout) => [.. layout.Boxes.SelectMany(box => box.Lines).Select(line => line.Text)];
    }

    [Fact]
    public void The_file_is_one_image_with_title_and_description_and_needs_nothing_from_outside()
    {
        _world.Records(3, _world.Source(InformationSourceKind.Database, "<script> & \"quotes\" \u0001\ud83d\udc69"), Excluded);

        var svg = Text(_world.Flow());

        Assert.Equal("img", svg.Attribute("role")!.Value);
        var labels = svg.Attribute("aria-labelledby")!.Value.Split(' ');
        Assert.Equal(labels, svg.Elements().Take(2).Select(element => element.Attribute("id")!.Value));
        Assert.Contains("Records excluded (n\u00A0=\u00A03).", svg.Element(Svg + "desc")!.Value, StringComparison.Ordinal);
        Assert.Contains("<script> & \"quotes\"", svg.Value, StringComparison.Ordinal);
        Assert.Equal("#ffffff", svg.Element(Svg + "rect")!.Attribute("fill")!.Value);
        Assert.Equal(["svg", "title", "desc", "rect", "text", "tspan", "path"],
            svg.DescendantsAndSelf().Select(element => element.Name.LocalName).Distinct());
        Assert.DoesNotContain(svg.DescendantsAndSelf().Attributes(), attribute => attribute.Name.LocalName is "href" or "style" or "class");
    }

    [Theory]
    [InlineData("", 0)]
    [InlineData("i", 2.22 * 1.3 * 1.05)]
    [InlineData("é", 5.56 * 1.3 * 1.05)]
    [InlineData("Records", (7.22 + 5.56 + 5 + 5.56 + 3.33 + 5.56 + 5) * 1.3 * 1.05)]
    public void Text_is_as_wide_as_the_font_metrics_say_with_some_slack(string text, double expected) =>
        Assert.Equal(expected, DiagramFont.Width(text, 13), 6);

    [Fact]
    public void An_arrow_ends_in_a_head_that_points_where_it_goes()
    {
        var arrow = new DiagramArrow([new(10, 0), new(10, 50), new(100.5, 50)]);

        Assert.Equal("M10 0L10 50L92.5 50", arrow.LinePath);
        Assert.Equal("M100.5 50L92.5 54L92.5 46Z", arrow.HeadPath);
    }

    private static XElement Text(PrismaFlow flow)
    {
        using var writer = new StringWriter();
        PrismaDiagram.WriteSvg(flow, writer);
        return XElement.Parse(writer.ToString());
    }
}
