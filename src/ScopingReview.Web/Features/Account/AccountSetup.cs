using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Identity;
using ScopingReview.Web.Data;
using ScopingReview.Web.Data.Model;
using ScopingReview.Web.Infrastructure;
using ScopingReview.Web.Infrastructure.Access;

namespace ScopingReview.Web.Features.Account;

internal static class AccountSetup
{
    private const int SignInsPerMinuteAndAddress = 60;

    public static IServiceCollection AddAccounts(this IServiceCollection services)
    {
        services.AddIdentityCore<AppUser>(options =>
            {
                options.Password.RequiredLength = 10;
                options.Password.RequireDigit = options.Password.RequireLowercase = options.Password.RequireUppercase =
                    options.Password.RequireNonAlphanumeric = false;
                options.Password.RequiredUniqueChars = 4;
                options.User.RequireUniqueEmail = true;
            })
            .AddPasswordValidator<RefuseCommonPasswords>()
            .AddEntityFrameworkStores<ReviewDbContext>()
            .AddClaimsPrincipalFactory<DisplayNameClaim>()
            .AddSignInManager()
            .AddDefaultTokenProviders();
        services.AddAuthentication(IdentityConstants.ApplicationScheme).AddIdentityCookies();
        services.ConfigureApplicationCookie(options =>
        {
            options.Cookie.Name = "scoping-review";
            options.Cookie.HttpOnly = true;
            options.Cookie.SameSite = SameSiteMode.Lax;
            options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            options.LoginPath = Urls.SignIn;
            options.ReturnUrlParameter = "returnUrl";
            options.ExpireTimeSpan = Sessions.Lifetime;
            options.SlidingExpiration = true;
        });
        services.Configure<SecurityStampValidatorOptions>(options => options.ValidationInterval = TimeSpan.FromMinutes(1));
        services.AddScoped<ISecurityStampValidator, SessionValidator>();
        services.AddAuthorization();
        services.AddCascadingAuthenticationState();
        services.AddScoped<AuthenticationStateProvider, RevalidatingUser>();
        services.AddDataProtection().SetApplicationName("ScopingReview");
        services.AddOptions<KeyManagementOptions>()
            .Configure<IServiceScopeFactory>((options, scopes) => options.XmlRepository = new KeysInDatabase(scopes));
        services.AddRateLimiter(options =>
        {
            options.OnRejected = TooMany.AnswerAsync;
            options.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(context =>
                HttpMethods.IsPost(context.Request.Method)
                && context.Request.Path.StartsWithSegments("/account", StringComparison.OrdinalIgnoreCase)
                    ? RateLimitPartition.GetFixedWindowLimiter(
                        SignInThrottle.SourceOf(context.Connection.RemoteIpAddress),
                        _ => new FixedWindowRateLimiterOptions
                        {
                            PermitLimit = SignInsPerMinuteAndAddress,
                            Window = TimeSpan.FromMinutes(1)
                        })
                    : RateLimitPartition.GetNoLimiter("everything else"));
        });
        services.AddHttpContextAccessor();
        services.AddSingleton<SetUpLink>();
        services.AddSingleton<SignInThrottle>();
        services.AddSingleton<NobodysPassword>();
        services.AddScoped<Sessions>();
        services.AddScoped<SignInService>();
        services.AddScoped<PasswordLinkService>();
        services.AddScoped<AccountService>();
        return services;
    }

    public static void MapAccounts(this IEndpointRouteBuilder app)
        => app.MapPost(Urls.SignOut, async (HttpContext context, Sessions sessions) =>
            {
                await sessions.EndAsync(context.User, SignInThrottle.SourceOf(context.Connection.RemoteIpAddress), context.RequestAborted);
                await context.SignOutAsync(IdentityConstants.ApplicationScheme);
                return Results.Redirect(Urls.SignIn);
            })
            .DisableAntiforgery() // the filter below refuses other sites' posts
            .AddEndpointFilter<AccessEndpointFilter>();
}
