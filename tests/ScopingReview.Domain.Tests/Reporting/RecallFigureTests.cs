using ScopingReview.Domain.Reporting;

namespace ScopingReview.Domain.Tests.Reporting;

public sealed class RecallFigureTests
{
    private static readonly RecallCurve _curve = new([false, true, true, false, true, false, false], 13, 2.5, 6);

    [Fact]
    public void It_says_what_was_found_when_the_last_one_was_found_and_what_is_expected()
    {
        var drawing = RecallFigure.Of("Found so far", _curve, FigureStyle.Page);

        Assert.Equal((3, 5), (_curve.Relevant, _curve.LastAt));
        Assert.Equal("Found so far. Found: 3 among 7 records read. The last one found was record 5; 2 were read after it. "
            + "Expected if records were read in random order. Expected among the 13 unread: 2.5, at most 6 (95 % confidence).",
                drawing.Description);
    }

    [Fact]
    public void The_line_rises_by_one_at_each_find_and_ends_at_the_last_record_read()
    {
        var line = Curve(RecallFigure.Of("Found so far", _curve, FigureStyle.Page));

        Assert.Equal(8, line.Count);
        var rises = line.Zip(line.Skip(1)).Where(pair => pair.First.Y != pair.Second.Y).ToList();
        Assert.Equal(3, rises.Count);
        Assert.All(rises, rise => Assert.Equal(rise.First.X, rise.Second.X));
        Assert.Single(rises.Select(rise => Math.Round(rise.First.Y - rise.Second.Y, 6)).Distinct());
        // 7 of 20 records: the plot's width is that of all of them.
        Assert.Equal((line[^1].X - line[0].X) / 7, (rises[0].First.X - line[0].X) / 2, 6);
    }

    [Theory]
    [InlineData(new bool[0], 0)]
    [InlineData(new bool[0], 5)]
    [InlineData(new[] { false }, 5)]
    [InlineData(new[] { true }, 0)]
    public void Where_nothing_is_read_found_or_known_it_is_drawn_within_its_frame(bool[] found, int unread)
    {
        foreach (var width in new[] { FigureStyle.Column, FigureStyle.Page })
        {
            var drawing = RecallFigure.Of("Found so far", new RecallCurve(found, unread, null, null), width);

            Assert.DoesNotContain("unread", drawing.Description, StringComparison.Ordinal);
            Assert.All(drawing.Parts.OfType<DrawnLine>().SelectMany(line => line.Points), point =>
            {
                Assert.InRange(point.X, 0, drawing.Width);
                Assert.InRange(point.Y, 0, drawing.Height);
            });
        }
    }

    private static IReadOnlyList<(double X, double Y)> Curve(Drawing drawing)
        => drawing.Parts.OfType<DrawnLine>().Single(line => line.Stroke == FigureStyle.Bar && line.Points.Count > 2).Points;
}
