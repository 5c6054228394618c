using System.Globalization;
using Bunit;
using Microsoft.AspNetCore.Components;
using ScopingReview.Web.Components.Controls;
using ScopingReview.Web.Tests.Support;

namespace ScopingReview.Web.Tests.Components;

/// <summary>Numbers and days are read strictly: what cannot be read stays where it was typed, says why, and changes nothing.</summary>
public sealed class FieldTests
{
    [Theory]
    [InlineData("7", 7)]
    [InlineData(" 12 ", 12)]
    [InlineData("", null)]
    public async Task A_whole_number_is_passed_on(string typed, int? expected)
    {
        await using var context = new ComponentContext();
        var (field, passed) = Number<int>(context, 5, min: 0, max: 120);
        await field.Find("input").ChangeAsync(new() { Value = typed });
        Assert.Equal([expected], passed);
        Assert.Empty(field.FindAll("[aria-invalid=true]"));
    }

    [Theory]
    [InlineData("2,5")]
    [InlineData("2.5")]
    [InlineData("1e3")]
    [InlineData("1,000")]
    [InlineData("twelve")]
    [InlineData("-1")]
    [InlineData("121")]
    public async Task What_is_no_whole_number_within_its_limits_stays_and_is_named(string typed)
    {
        await using var context = new ComponentContext();
        var (field, passed) = Number<int>(context, 5, min: 0, max: 120);
        await field.Find("input").ChangeAsync(new() { Value = typed });
        Assert.Empty(passed);
        Assert.Equal(typed, field.Find("input").GetAttribute("value"));
        Assert.Equal("true", field.Find("input").GetAttribute("aria-invalid"));
        Assert.Contains("Enter a whole number from 0 to 120.", field.Markup, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("150")]
    [InlineData("abc")]
    public async Task What_is_typed_key_by_key_stays_marked_when_the_field_is_left(string typed)
    {
        await using var context = new ComponentContext();
        var field = context.Render<NumberField<decimal>>(parameters => parameters
            .Add(p => p.Value, 20m).Add(p => p.Max, 100m).Add(p => p.Immediate, true));
        for (var length = 1; length <= typed.Length; length++)
            await field.Find("input").InputAsync(new() { Value = typed[..length] });
        await field.Find("input").BlurAsync(new());
        Assert.Equal("true", field.Find("input").GetAttribute("aria-invalid"));
        Assert.Contains("at most 100", field.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_required_field_that_the_page_empties_is_not_called_missing()
    {
        await using var context = new ComponentContext();
        var field = context.Render<AppTextField<string>>(parameters => parameters
            .Add(p => p.Value, "Anna").AddUnmatched("required", true));
        await field.Find("input").BlurAsync(new());
        field.Render(parameters => parameters.Add(p => p.Value, ""));
        await field.Find("input").BlurAsync(new());
        Assert.NotEqual("true", field.Find("input").GetAttribute("aria-invalid"));
        Assert.NotNull(field.Find("input").GetAttribute("required"));
    }

    [Theory]
    [InlineData("2,5", "2.5")]
    [InlineData("2.5", "2.5")]
    [InlineData("20", "20")]
    [InlineData(",5", "0.5")]
    public async Task A_comma_is_the_decimal_sign(string typed, string expected)
    {
        await using var context = new ComponentContext();
        var (field, passed) = Number<decimal>(context, 21, min: 0, max: 100);
        await field.Find("input").ChangeAsync(new() { Value = typed });
        Assert.Equal([decimal.Parse(expected, CultureInfo.InvariantCulture)], passed);
    }

    [Theory]
    [InlineData("1e3")]
    [InlineData("1.000,5")]
    [InlineData("2,5,1")]
    [InlineData("NaN")]
    [InlineData("∞")]
    [InlineData("100,01")]
    public async Task What_is_no_number_stays_and_is_named(string typed)
    {
        await using var context = new ComponentContext();
        var (field, passed) = Number<double>(context, 20, min: 0, max: 100);
        await field.Find("input").ChangeAsync(new() { Value = typed });
        Assert.Empty(passed);
        Assert.Contains("Enter a number from 0 to 100.", field.Markup, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2026-02-28", true)]
    [InlineData("31.02.2026", false)]
    [InlineData("2026-02-31", false)]
    [InlineData("02/03/2026", false)]
    [InlineData("yesterday", false)]
    public async Task A_day_is_read_as_it_is_shown_or_not_at_all(string typed, bool isDay)
    {
        await using var context = new ComponentContext();
        _ = context.Popovers;
        List<DateOnly?> passed = [];
        var field = context.Render<DateField>(parameters => parameters
            .Add(p => p.Value, new DateOnly(2026, 1, 2))
            .Add(p => p.ValueChanged, EventCallback.Factory.Create<DateOnly?>(this, passed.Add)));
        await field.Find("input").ChangeAsync(new() { Value = typed });
        Assert.Equal(typed, field.Find("input").GetAttribute("value"));
        if (isDay)
        {
            Assert.Equal([DateOnly.ParseExact(typed, "yyyy-MM-dd", CultureInfo.InvariantCulture)], passed);
            return;
        }

        Assert.Empty(passed);
        Assert.Equal("true", field.Find("input").GetAttribute("aria-invalid"));
    }

    [Fact]
    public async Task A_form_with_a_field_that_cannot_be_read_is_not_sent_until_it_can()
    {
        await using var context = new ComponentContext();
        var sent = 0;
        int? hits = 3;
        var form = context.Render<AppForm>(parameters => parameters
            .Add(p => p.OnSubmit, EventCallback.Factory.Create(this, () => sent++))
            .AddChildContent<NumberField<int>>(field => field
                .Add(p => p.Value, hits)
                .Add(p => p.ValueChanged, EventCallback.Factory.Create<int?>(this, value => hits = value))));

        await form.Find("input").ChangeAsync(new() { Value = "2,5" });
        await form.Find("form").SubmitAsync();
        Assert.Equal((0, 3), (sent, hits));

        await form.Find("input").ChangeAsync(new() { Value = "25" });
        await form.Find("form").SubmitAsync();
        Assert.Equal((1, 25), (sent, hits));
    }

    private (IRenderedComponent<NumberField<T>> Field, List<T?> Passed) Number<T>(ComponentContext context, T value, T min, T max)
        where T : struct, System.Numerics.INumber<T>
    {
        List<T?> passed = [];
        var field = context.Render<NumberField<T>>(parameters => parameters
            .Add(p => p.Value, value)
            .Add(p => p.Min, min)
            .Add(p => p.Max, max)
            .Add(p => p.ValueChanged, EventCallback.Factory.Create<T?>(this, passed.Add)));
        return (field, passed);
    }
}
