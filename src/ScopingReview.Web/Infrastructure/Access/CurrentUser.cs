using System.Security.Claims;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server.Circuits;

namespace ScopingReview.Web.Infrastructure.Access;

/// <summary>Who is acting in this scope: an HTTP request or a Blazor circuit. Set by the framework's side, read by services.</summary>
public sealed class CurrentUser
{
    public Guid? Id { get; private set; }

    public void Set(ClaimsPrincipal? principal)
        => Id = principal?.Identity?.IsAuthenticated == true
            && Guid.TryParse(principal.FindFirstValue(ClaimTypes.NameIdentifier), out var id) ? id : null;

    /// <summary>For work that starts outside of a request: set-up at start, and tests.</summary>
    public void Set(Guid? id) => Id = id;
}

/// <summary>Takes the user over from the request.</summary>
internal sealed class CurrentUserMiddleware(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context, CurrentUser user)
    {
        user.Set(context.User);
        return next(context);
    }
}

/// <summary>Takes the user over into a circuit, and out of it again when the sign-in is revoked.</summary>
internal sealed class CurrentUserCircuitHandler(AuthenticationStateProvider authentication, CurrentUser user) : CircuitHandler, IDisposable
{
    public override async Task OnCircuitOpenedAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        authentication.AuthenticationStateChanged += OnChanged;
        user.Set((await authentication.GetAuthenticationStateAsync()).User);
    }

    private async void OnChanged(Task<AuthenticationState> changed)
    {
        try
        {
            user.Set((await changed).User);
        }
        catch (Exception)
        {
            // An answer we cannot read is no permission.
            user.Set((ClaimsPrincipal?)null);
        }
    }

    public void Dispose() => authentication.AuthenticationStateChanged -= OnChanged;
}
