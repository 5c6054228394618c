using System.Security.Claims;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;

namespace ScopingReview.Web.Features.Account;

/// <summary>Ends an open circuit's sign-in within a minute of a sign-out, of a password change or of a lost account.</summary>
internal sealed class RevalidatingUser(ILoggerFactory loggers, IServiceScopeFactory scopes)
    : RevalidatingServerAuthenticationStateProvider(loggers)
{
    protected override TimeSpan RevalidationInterval => TimeSpan.FromMinutes(1);

    private readonly ILogger _logger = loggers.CreateLogger<RevalidatingUser>();

    protected override async Task<bool> ValidateAuthenticationStateAsync(
        AuthenticationState authenticationState, CancellationToken cancellationToken)
    {
        try
        {
            return await IsOpenAsync(authenticationState.User, cancellationToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // The database is away: nothing can be read or written either. Signing out would take from the page what is not stored yet.
            _logger.LogWarning("Whether a page is still signed in could not be asked: {Problem}", exception.Message);
            return true;
        }
    }

    internal async Task<bool> IsOpenAsync(ClaimsPrincipal user, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<Sessions>().IsOpenAsync(user, cancellationToken);
    }
}
