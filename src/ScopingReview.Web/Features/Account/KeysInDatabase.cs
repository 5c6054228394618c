using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.EntityFrameworkCore;
using ScopingReview.Web.Data;
using ScopingReview.Web.Data.Model;

namespace ScopingReview.Web.Features.Account;

/// <summary>Data-protection keys in PostgreSQL: sign-ins survive a restart, and one pg_dump is the whole backup.</summary>
internal sealed class KeysInDatabase(IServiceScopeFactory scopes) : IXmlRepository
{
    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var scope = scopes.CreateScope();
        var db = scope.ServiceProvider.GetRequiredService<ReviewDbContext>();
        return [.. db.StoredKeys.AsNoTracking().Select(k => k.Xml).ToList().Select(xml => XElement.Parse(xml))];
    }

    public void StoreElement(XElement element, string friendlyName)
    {
        using var scope = scopes.CreateScope();
        var db = scope.ServiceProvider.GetRequiredService<ReviewDbContext>();
        db.StoredKeys.Add(new StoredKey { Xml = element.ToString(SaveOptions.DisableFormatting) });
        db.SaveChanges();
    }
}
