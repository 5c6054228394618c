using System.Xml.Linq;
using FsCheck;
using FsCheck.Fluent;
using ScopingReview.Domain.Reporting;

namespace ScopingReview.Domain.Tests.Reporting;

public sealed class SourceOverlapTests
{
    private static readonly (Guid Id,
        string Name)[] _sources = [.. new[] { "PubMed", "Scopus", "ERIC" }.Select((name, i) => (Id(900 + i), name))];

    [Fact]
    public void Publications_are_counted_once_in_each_source_and_in_each_combination()
    {
        var overlap = Of((1, 0), (1, 1), (1, 1), (2, 0), (3, 0), (3, 1), (4, 2));

        Assert.Equal([3, 2, 1], overlap.Sources.Select(source => source.Publications.Count));
        Assert.Equal([1, 0, 1], overlap.Sources.Select(source => source.OnlyHere.Count));
        Assert.Equal([3, 2, 0], overlap.Sources.Select(column => SourceOverlap.Both(overlap.Sources[0], column)));
        Assert.Equal(["PubMed+Scopus 2", "PubMed 1", "ERIC 1"],
            overlap.Combinations.Select(c => $"{string.Join('+', c.SourceIds.Select(Name))} {c.Publications.Count}"));
    }

    [Fact]
    public void Combinations_divide_all_publications() => Prop.ForAll<ushort[]>(found =>
    {
        var pairs = found.Select(number => (number / 3 % 40, number % 3)).ToArray();
        var overlap = Of(pairs);
        var all = overlap.Combinations.SelectMany(c => c.Publications).ToList();
        return all.Count == all.Distinct().Count() && all.Count == pairs.Select(p => p.Item1).Distinct().Count()
            && overlap.Publications == all.Count
            && overlap.Sources.All(
                source => source.Publications.SetEquals(
                    overlap.Combinations.Where(c => c.SourceIds.Contains(source.Id)).SelectMany(c => c.Publications)))
            && overlap.Sources.All(a => overlap.Sources.All(b => SourceOverlap.Both(a, b) == SourceOverlap.Both(b, a)));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void The_figure_has_a_column_for_each_combination_and_says_everything_in_words()
    {
        var figure = OverlapFigure.Of(Of((1, 0), (1, 1), (2, 0), (4, 2)));

        Assert.Equal(3, figure.Shapes.Count(shape => shape.Look == OverlapLook.Bar));
        Assert.Equal(4, figure.Shapes.Count(shape => shape.Look == OverlapLook.Dot));
        Assert.Equal(3, figure.Texts.Count(text => text.Combination is not null));
        Assert.Contains("PubMed and Scopus 1", figure.Description, StringComparison.Ordinal);
        Assert.All(figure.Shapes, shape =>
            Assert.True(shape.X >= 0 && shape.Y >= 0 && shape.X + shape.Width <= figure.Width && shape.Y + shape.Height <= figure.Height));
    }

    [Fact]
    public void The_svg_is_well_formed_whatever_a_source_is_called()
    {
        using var text = new StringWriter();

        OverlapSvg.Write(
            OverlapFigure.Of(
                SourceOverlap.Of([(Id(1), "A <b>&\u0001 \"quoted\" name that goes on and on and on and on and on and on")],
                    [(Id(2), Id(1))])), text);

        Assert.Equal("svg", XDocument.Parse(text.ToString()).Root!.Name.LocalName);
    }

    [Fact]
    public void More_combinations_than_fit_are_counted_in_a_note()
    {
        var sources = Enumerable.Range(0, 6).Select(i => (Id(900 + i), $"Source {i}")).ToList();
        var found = Enumerable.Range(1, 63)
            .SelectMany(mask => Enumerable.Range(0, 6).Where(bit => (mask & (1 << bit)) != 0).Select(bit => (Id(mask), Id(900 + bit))));

        var figure = OverlapFigure.Of(SourceOverlap.Of(sources, found));

        Assert.Contains(figure.Texts, text => text.Text == "43 further combinations with 43 publications are not shown.");
    }

    private static SourceOverlap Of(params (int Publication, int Source)[] found)
        => SourceOverlap.Of(_sources, found.Select(f => (Id(f.Publication), _sources[f.Source].Id)));

    private static string Name(Guid source) => _sources.Single(s => s.Id == source).Name;

    private static Guid Id(int number) => new(number, 0, 0, [0, 0, 0, 0, 0, 0, 0, 1]);
}
