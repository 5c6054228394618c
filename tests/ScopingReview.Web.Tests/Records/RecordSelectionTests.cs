using ScopingReview.Web.Features.Records.Selecting;
using ScopingReview.Web.Features.Shared.Records;

namespace ScopingReview.Web.Tests.Records;

public sealed class RecordSelectionTests
{
    private static readonly int[] _page = [1, 2, 3];

    [Fact]
    public void A_selection_goes_on_across_pages_and_is_a_list_of_its_own()
    {
        var selection = new RecordSelection();
        selection.Toggle(3, _page);
        selection.Toggle(1, _page);
        selection.Toggle(51, [51, 52]);
        selection.Toggle(1, _page);

        Assert.Equal([3, 51], selection.Numbers);
        Assert.Equal(new RecordQuery { Only = "3.51" }, selection.Query);
        Assert.Equal(DuplicatesShown.Shown, selection.Query.DuplicatesNow);
    }

    [Fact]
    public void The_box_of_the_page_selects_all_of_it_and_then_none()
    {
        var selection = new RecordSelection();
        selection.Toggle(2, _page);
        selection.TogglePage(_page);
        Assert.Equal(_page, selection.Numbers);
        selection.TogglePage(_page);
        Assert.True(selection.IsEmpty);
    }

    [Fact]
    public void All_of_a_list_are_selected_with_its_filters_until_the_list_is_another()
    {
        var list = new RecordQuery { Search = "peer", Page = 2 };
        var selection = new RecordSelection();
        selection.Toggle(2, _page);
        selection.SelectAll(list, hits: 120);

        Assert.Equal((120, true, true), (selection.Count, selection.IsWholeList, selection.Has(99)));
        Assert.Equal(list with { Page = 1 }, selection.Query);
        selection.Shows(list with { Page = 3 }, hits: 119);
        Assert.Equal(119, selection.Count);
        selection.Shows(list with { Search = "work" }, hits: 7);
        Assert.True(selection.IsEmpty);
    }

    [Fact]
    public void Whoever_takes_one_out_of_a_whole_list_keeps_the_others_of_the_page()
    {
        var selection = new RecordSelection();
        selection.SelectAll(new RecordQuery(), hits: 120);
        selection.Toggle(2, _page);

        Assert.Equal([1, 3], selection.Numbers);
    }

    [Theory]
    [InlineData(null, "")]
    [InlineData("3.1.3", "1.3")]
    [InlineData("0.-1.x.2147483648.7", "7")]
    [InlineData("..5..", "5")]
    public void Numbers_of_an_address_are_read_in_order_and_each_once(string? text, string expected)
        => Assert.Equal(expected, NumberList.Format(NumberList.Parse(text)));

    [Fact]
    public void An_address_holds_so_many_numbers_and_no_more()
        => Assert.Equal(NumberList.Most, NumberList.Parse(string.Join('.', Enumerable.Range(1, 5000))).Count);

    [Fact]
    public void A_list_of_numbers_comes_back_from_its_address()
    {
        var review = Guid.CreateVersion7();
        var query = new RecordQuery { Only = "3.17.204", Order = RecordOrder.Year };

        Assert.Equal(query, RecordQuery.FromUrl(query.ToUrl(review)));
        Assert.True(query.IsFiltered);
    }
}
