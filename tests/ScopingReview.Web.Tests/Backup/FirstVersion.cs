using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using ScopingReview.Web.Data;
using ScopingReview.Web.Tests.Support;

namespace ScopingReview.Web.Tests.Backup;

/// <summary>A database as the first version of the workbench left it, with something of every kind that people said.</summary>
internal static class FirstVersion
{
    /// <summary>Written in the tables of that time: today's model does not fit them.</summary>
    private const string Content =
        """
        insert into asp_net_users (id, display_name, created_at, user_name, normalized_user_name, email, normalized_email, email_confirmed, security_stamp,
            phone_number_confirmed, two_factor_enabled, lockout_enabled, access_failed_count)
        values ('01900000-0000-7000-8000-000000000001', 'Zażółć Gęślą', now(), 'ann@example.org', 'ANN@EXAMPLE.ORG', 'ann@example.org', 'ANN@EXAMPLE.ORG', false, 'stamp', false, false, true, 0);
        insert into reviews (id, title, created_at, created_by_id)
        values ('01900000-0000-7000-8000-000000000002', 'A review of the first version', now(), '01900000-0000-7000-8000-000000000001');
        insert into members (id, review_id, user_id, role, joined_at)
        values ('01900000-0000-7000-8000-000000000003', '01900000-0000-7000-8000-000000000002', '01900000-0000-7000-8000-000000000001', 'Lead', now());
        insert into sources (id, review_id, name, kind, screens_titles, created_at)
        values ('01900000-0000-7000-8000-000000000004', '01900000-0000-7000-8000-000000000002', 'PubMed', 'Database', true, now());
        insert into search_runs (id, review_id, source_id, created_at)
        values ('01900000-0000-7000-8000-000000000005', '01900000-0000-7000-8000-000000000002', '01900000-0000-7000-8000-000000000004', now());
        insert into imports (id, review_id, source_id, search_run_id, file_name, format, sha256, length, record_count, refused_count, issue_count, issues_json, imported_by_id, imported_at)
        values ('01900000-0000-7000-8000-000000000006', '01900000-0000-7000-8000-000000000002', '01900000-0000-7000-8000-000000000004', '01900000-0000-7000-8000-000000000005',
            'a.ris', 'Ris', 'x', 1, 3, 0, 0, '[]', '01900000-0000-7000-8000-000000000001', now());
        insert into records (id, review_id, number, source_id, import_id, position_in_file, kind, title, authors, editors, issns, isbns, keywords, urls, notes, raw_text)
        select ('01900000-0000-7000-8000-0000000001' || lpad(i::text, 2, '0'))::uuid, '01900000-0000-7000-8000-000000000002', i, '01900000-0000-7000-8000-000000000004',
            '01900000-0000-7000-8000-000000000006', i, 'JournalArticle', E'Peer workers\\nin two lines, with a \\\\. and a tab\\t' || i, '{Åkerblom}', '{}', '{}', '{}', '{}', '{}', '{}', E'TY  - JOUR\\r\\n'
        from generate_series(1, 3) i;
        insert into decisions (id, review_id, stage, record_id, reviewer_id, operation_id, verdict, at)
        select gen_random_uuid(), review_id, 'TitleAbstract', id, '01900000-0000-7000-8000-000000000001', gen_random_uuid(), 'Include', now() from records;
        """;

    public static Task<TestDatabase> CreateAsync(TestServer server) => server.CreateDatabaseAsync(FillAsync);

    public static async Task FillAsync(string connectionString)
    {
        await using var db = new ReviewDbContext(new DbContextOptionsBuilder<ReviewDbContext>().UseNpgsql(connectionString).Options);
        await db.GetService<IMigrator>().MigrateAsync(db.Database.GetMigrations().First());
        await TestPostgres.ExecuteAsync(connectionString, Content);
    }
}
