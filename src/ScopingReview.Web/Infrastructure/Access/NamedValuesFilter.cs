namespace ScopingReview.Web.Infrastructure.Access;

/// <summary>
/// A stage in an address is one of the stages by its name, and no number or list of names, which routing takes for one as well.
/// </summary>
internal sealed class NamedValuesFilter : IEndpointFilter
{
    public ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var said = context.HttpContext.Request.RouteValues.Values.OfType<string>().ToList();
        return context.Arguments.OfType<Enum>()
            .All(value => Enum.IsDefined(value.GetType(), value) && said.Contains(value.ToString(), StringComparer.OrdinalIgnoreCase))
            ? next(context)
            : ValueTask.FromResult<object?>(
                Results.Problem("There is nothing at this address.", statusCode: StatusCodes.Status404NotFound));
    }
}
