using System.Globalization;
using System.Xml.Linq;
using ScopingReview.Domain.Charting;
using ScopingReview.Domain.Reporting;
using ScopingReview.Domain.Tests.Support;

namespace ScopingReview.Domain.Tests.Reporting;

public sealed class FigureTests
{
    private static readonly ChartingForm Form = PeerWorkerForm.Form;
    private static readonly ChartingItem Role = Form.Item("role");
    private static readonly ChartingItem Phases = Form.Item("phases");
    private static readonly ChartingItem Country = Form.Item("country");
    private static readonly ChartingItem Year = Form.Item("year");

    private static readonly ChartedStudy[] Studies =
    [
        Study("A", ("role", "provider-of-peer-support"), ("phases", "delivery"), ("country", "Norway"), ("year", "2012")),
        Study("B", ("role", "provider-of-peer-support"), ("phases", "delivery|assessment"), ("country", "England"), ("year", "2015")),
        Study("C", ("role", "partner-in-co-creation"), ("phases", "design|delivery"), ("country", "Scotland|Canada"), ("year", "2015")),
        new(Guid.CreateVersion7(), "D", ChartAnswers.None.With("role", ChartAnswer.Unclear).With("country", ChartAnswer.Of("Atlantis"))),
        new(Guid.CreateVersion7(), "E", null),
    ];

    public static TheoryData<string, double> Widths
    {
        get
        {
            var all = new TheoryData<string, double>();
            foreach (var name in Drawn(FigureStyle.Page).Select(drawing => drawing.Name).Distinct(StringComparer.Ordinal))
            {
                all.Add(name, FigureStyle.Column);
                all.Add(name, FigureStyle.Page);
            }
            return all;
        }
    }

    [Theory]
    [MemberData(nameof(Widths))]
    public void Every_figure_stays_within_its_frame_and_is_read_at_its_width(string name, double millimetres)
    {
        foreach (var drawing in Drawn(millimetres).Where(drawing => drawing.Name == name))
        {
            Assert.Equal(millimetres, drawing.Millimetres);
            Assert.All(drawing.Parts.OfType<DrawnText>(), text =>
            {
                Assert.InRange(text.Size, 5, 12);
                var width = DiagramFont.Width(text.Text, text.Size, text.Bold);
                var (left, right) = text.Turn != 0 ? (text.X, text.X) : text.Anchor switch
                {
                    "end" => (text.X - width, text.X),
                    "middle" => (text.X - (width / 2), text.X + (width / 2)),
                    _ => (text.X, text.X + width),
                };
                Assert.True(left >= 0 && right <= drawing.Width + 0.5,
                    $"{drawing.Name}: {text.Text} from {left} to {right} of {drawing.Width}");
                Assert.InRange(text.Y, 0, drawing.Height);
            });
            Assert.All(drawing.Parts.OfType<DrawnRectangle>(), box =>
            {
                Assert.True(box.Width >= 0 && box.X >= 0 && box.X + box.Width <= drawing.Width + 0.5, drawing.Name);
                Assert.True(box.Y >= 0 && box.Y + box.Height <= drawing.Height + 0.5, drawing.Name);
            });
        }
    }

    [Theory]
    [MemberData(nameof(Widths))]
    public void Every_figure_is_well_formed_says_what_it_shows_and_comes_out_the_same_twice(string name, double millimetres)
    {
        foreach (var (one, other) in Drawn(millimetres).Zip(Drawn(millimetres)).Where(pair => pair.First.Name == name))
        {
            var svg = DrawingSvg.Write(one);
            Assert.Equal(svg, DrawingSvg.Write(other));
            var root = XDocument.Parse(svg).Root!;
            Assert.Equal(one.Title, root.Elements().First(element => element.Name.LocalName == "title").Value);
            Assert.Equal(one.Description, root.Elements().First(element => element.Name.LocalName == "desc").Value);
            Assert.StartsWith(one.Title, one.Description, StringComparison.Ordinal);
            Pictures.Keep(FormattableString.Invariant($"figure-{name}-{svg.Length}-{millimetres:0}.svg"), svg);
        }
    }

    [Fact]
    public void Bars_are_as_long_as_their_numbers_and_what_is_no_answer_is_paler()
    {
        var drawing = ChartedFigures.Bars(Phases, Studies, _ => "list", FigureStyle.Page);

        var bars = drawing.Parts.OfType<DrawnRectangle>().ToList();
        // Delivery 3, assessment 1, design 1; two studies without an answer.
        Assert.Equal(3, bars.Max(bar => bar.Width) / bars.Min(bar => bar.Width), 6);
        Assert.Equal(2, bars.Count(bar => bar.Fill == FigureStyle.Lacking));
        Assert.Contains("Delivery 3 (60.0 %)", drawing.Description, StringComparison.Ordinal);
        Assert.Contains("Commission 0 (0.0 %)", drawing.Description, StringComparison.Ordinal);
        Assert.Contains("N = 5 studies. " + FrequencyTable.OverlapFootnote, drawing.Description, StringComparison.Ordinal);
        Assert.All(drawing.Parts.Where(part => part.Set is not null),
            part => Assert.EndsWith("open the list", part.Says, StringComparison.Ordinal));
        Assert.Null(drawing.Parts.OfType<DrawnText>().Single(text => text.Text == "0 (0.0 %)").Set);
    }

    [Fact]
    public void Every_year_from_the_first_to_the_last_has_a_place_and_a_study_without_one_is_named()
    {
        var drawing = ChartedFigures.Years(Year, Studies, _ => "list", FigureStyle.Page);

        Assert.Equal(["2012", "2013", "2014", "2015"], drawing.Parts.OfType<DrawnText>().Select(text => text.Text)
            .Where(text => text.StartsWith("20", StringComparison.Ordinal)));
        var columns = drawing.Parts.OfType<DrawnRectangle>().OrderBy(bar => bar.X).ToList();
        Assert.Equal(2, columns.Count);
        Assert.Equal(2, columns[1].Height / columns[0].Height, 6);
        Assert.Contains("2012: 1; 2015: 2. N = 5 studies. Not answered: 1. Not charted yet: 1.", drawing.Description, StringComparison.Ordinal);
    }

    [Fact]
    public void A_mistyped_year_makes_no_figure_of_two_thousand_columns()
    {
        var years = new Dictionary<int, FigureBar> { [202] = new("202", 1), [2020] = new("2020", 3) };

        var drawing = YearFigure.Of("Years", years, [], 4, FigureStyle.Column);

        Assert.Equal(2, drawing.Parts.OfType<DrawnRectangle>().Count());
    }

    [Fact]
    public void The_map_counts_a_study_of_two_parts_of_a_kingdom_once_and_names_what_has_no_tile()
    {
        ChartedStudy[] studies = [.. Studies, Study("F", ("country", "England|Wales"))];

        var drawing = CountryMap.Of("Map", ItemCategories.Of(Country, studies), _ => "list", FigureStyle.Page);

        // England (B, F), Scotland (C), Wales (F): three studies of the United Kingdom.
        Assert.Contains("England and Scotland and Wales 3", drawing.Description, StringComparison.Ordinal);
        Assert.Contains("Atlantis: 1.", drawing.Description, StringComparison.Ordinal);
        Assert.Contains("N = 6 studies; a tile for each country, equal in size. A study may be in several countries.",
            drawing.Description, StringComparison.Ordinal);
        var numbers = drawing.Parts.OfType<DrawnText>().Where(text => text.Bold)
            .Select(text => int.Parse(text.Text, CultureInfo.InvariantCulture));
        Assert.Equal([1, 1, 3], numbers.Order());
        // The list of a tile of several countries would be that of none of them.
        Assert.Null(drawing.Parts.OfType<DrawnText>().Single(text => text is { Bold: true, Text: "3" }).Set);
    }

    [Fact]
    public void Bubbles_have_the_area_of_their_number_and_a_gap_has_none()
    {
        EvidenceMapContent map = new("Map", ["a", "b"], ["x", "y"],
            [[[new(0, 16, "16")], []], [[new(0, 4, "4")], [new(0, 9, "9")]]], [], "A note.");

        var drawing = EvidenceMap.Of(map, FigureStyle.Page);

        var radii = drawing.Parts.OfType<DrawnCircle>().Select(circle => circle.Radius).OrderDescending().ToList();
        Assert.Equal(3, radii.Count);
        Assert.Equal(16.0 / 9, radii[0] * radii[0] / (radii[1] * radii[1]), 6);
        Assert.Equal("Map. a and x: 16; b and x: 4; b and y: 9. Every other cell is empty. A note.", drawing.Description);
        Assert.Equal(["16", "4", "9"], drawing.Parts.OfType<DrawnText>().Where(text => text.Set is not null).Select(text => text.Set));
    }

    [Fact]
    public void A_third_item_has_at_most_six_colours_and_the_rest_are_others()
    {
        var drawing = ChartedFigures.Map(Role, Phases, Country, Studies, _ => null, FigureStyle.Page);

        Assert.InRange(drawing.Parts.OfType<DrawnCircle>().Where(circle => circle.Stroke == FigureStyle.Line).Count(), 2, 6);
        var colours = FigureStyle.Categories.Select(category => Lightness(category.Fill)).ToList();
        // Told apart in grey: no two of the first three are alike.
        Assert.All(colours.Take(3).Zip(colours.Skip(1)), pair => Assert.True(Math.Abs(pair.First - pair.Second) > 0.1));
    }

    [Fact]
    public void A_forest_plot_puts_estimates_where_they_are_and_cuts_no_interval()
    {
        ForestRow[] rows =
        [
            ForestRow.Heading("Titles"), new("All", 100, 0.5, 0.25, 0.75, "0.50 (0.25–0.75)", IsOverall: true),
            new("Ada and Ben", 3, 1, null, null, "1.00"), new("Cem and Dora", 0, null, null, null, "not estimable"),
            new("Eli and Fay", 40, -0.2, -0.4, 0, "−0.20 (−0.40 to 0.00)"),
        ];

        var drawing = ForestPlot.Of("κ", rows, "A note.", FigureStyle.Page);

        var middles = drawing.Parts.OfType<DrawnRectangle>().Select(box => box.X + (box.Width / 2)).ToList();
        Assert.Equal(3, middles.Count);
        // 0.5, 1 and -0.2 on one scale.
        Assert.Equal(0.7 / 0.5, (middles[0] - middles[2]) / (middles[1] - middles[0]), 6);
        var interval = drawing.Parts.OfType<DrawnLine>()
            .First(line => line.Stroke == FigureStyle.Ink && line.Points[0].Y == line.Points[1].Y);
        Assert.Equal(interval.Points[0].X + interval.Points[1].X, 2 * middles[0], 6);
        Assert.Contains("Cem and Dora, n = 0: not estimable", drawing.Description, StringComparison.Ordinal);
        Assert.DoesNotContain("Titles, n", drawing.Description, StringComparison.Ordinal);
    }

    [Fact]
    public void Numbers_below_a_forest_plot_stand_at_their_place_and_do_not_touch()
    {
        foreach (var (lower, label, width) in from lower in new[] { 0, -0.1, -0.3, -0.5, -0.75, -0.9, -1 }
                                              from label in new[] { "A", new string('w', 80) }
                                              from width in new[] { FigureStyle.Column, FigureStyle.Page }
                                              select (lower, label, width))
        {
            var drawing = ForestPlot.Of("κ", [new(label, 12_345, 0.5, lower, 1, "0.50 (−0.90 to 1.00)")], "A note.", width);

            var at = $"from {lower}, {label}, {width} mm";
            var foot = drawing.Parts.OfType<DrawnText>().Where(text => text.Anchor == "middle")
                .Select(text => (text.X, text.Text, Value: double.Parse(text.Text.Replace('−', '-'), CultureInfo.InvariantCulture)))
                .ToList();
            var (zero, one) = (foot.Single(tick => tick.Value == 0).X, foot.Single(tick => tick.Value == 1).X);
            // Wide enough for all of them; in the narrow one at least for both ends.
            if (label.Length == 1 && width == FigureStyle.Page && lower == 0)
                Assert.Equal(6, foot.Count);
            Assert.All(foot, tick => Assert.Equal(zero + ((one - zero) * tick.Value), tick.X, 6));
            Assert.All(foot.Zip(foot.Skip(1)), pair => Assert.True(
                pair.Second.X - pair.First.X > (Width(pair.First.Text) + Width(pair.Second.Text)) / 2,
                $"{pair.First.Text} touches {pair.Second.Text} {at}"));
        }

        static double Width(string text) => DiagramFont.Width(text, FigureStyle.FontSize, false);
    }

    [Fact]
    public void Progress_rises_by_what_was_decided_and_ends_at_all_of_it()
    {
        ProgressLine line = new("Titles", [(new(2026, 1, 1), 10), (new(2026, 1, 3), 30)]);

        var drawing = ProgressFigure.Of("Progress", [line, new("Full texts", [])], FigureStyle.Column);

        Assert.Equal("Progress. Titles: 40 from 1 Jan 2026 to 3 Jan 2026; Full texts: none.", drawing.Description);
        var curve = drawing.Parts.OfType<DrawnLine>().Single(drawn => drawn is { Width: 1.4, Points.Count: > 3 }).Points;
        Assert.Equal(3, (curve[1].Y - curve[^1].Y) / (curve[0].Y - curve[1].Y), 6);
    }

    private static IEnumerable<Drawing> Drawn(double width)
    {
        string long1 = string.Join(' ', Enumerable.Repeat("a very long label", 12));
        foreach (ChartedStudy[] studies in new[] { Studies, [], [Studies[4]] })
        {
            yield return ChartedFigures.Bars(Phases, studies, _ => null, width);
            yield return ChartedFigures.Years(Year, studies, _ => null, width);
            yield return CountryMap.Of("Map", ItemCategories.Of(Country, studies), _ => null, width);
            yield return ChartedFigures.Map(Role, Phases, null, studies, _ => null, width);
            yield return ChartedFigures.Map(Phases, Country, Role, studies, _ => null, width);
        }

        yield return BarFigure.Of("long", "Long", [new(long1, 12_345), new("b", 0)], 12_345, width, long1);
        yield return ForestPlot.Of(
            "κ", [ForestRow.Heading(long1), new(long1, 12_345, 0.5, -0.9, 1, "0.50 (−0.90 to 1.00)")], long1, width);
        yield return ProgressFigure.Of("Progress", [new(long1[..40], [(new(2026, 1, 1), 10)]), new("Full texts", [])], width);
    }

    private static double Lightness(string colour)
    {
        double Of(int at) => int.Parse(colour.AsSpan(at, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0;
        return (0.2126 * Of(1)) + (0.7152 * Of(3)) + (0.0722 * Of(5));
    }

    private static ChartedStudy Study(string label, params (string Item, string Values)[] answers)
        => new(Guid.CreateVersion7(), label, answers.Aggregate(ChartAnswers.None,
            (all, answer) => all.With(answer.Item, ChartAnswer.Of(answer.Values.Split('|')))));
}
