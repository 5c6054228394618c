using Microsoft.EntityFrameworkCore.Migrations.Operations;

namespace ScopingReview.Web.Data.Migrations;

/// <summary>
/// Rows that a new check would not take. A vote whose verdict means nothing is nobody's to interpret: the upgrade stops before it changes
/// anything, and names them.
/// </summary>
internal static class UnknownWords
{
    /// <summary>Of our own making, so that this error is told from every other.</summary>
    public const string SqlState = "SRW01";

    /// <summary>What stops the migration where a row holds a word that its checks do not name.</summary>
    public static SqlOperation Refuse(IEnumerable<MigrationOperation> operations) => new()
    {
        Sql =
            $"""
            do $body$
            declare
                named text;
                many bigint;
            begin
                select count(*), string_agg(line, '; ') filter (where place <= 20) into many, named
                from (select line, row_number() over (order by line) as place from (
            {string.Join("\n    union all\n", operations.OfType<AddCheckConstraintOperation>().Select(Rows))}
                ) as unknown) as numbered;
                if many > 0 then
                    raise exception using errcode = '{SqlState}',
                        message = format('The database holds %s that this version does not know (an earlier one stored them by a fault): %s%s.',
                            case when many = 1 then 'a word' else many || ' words' end, named, case when many > 20 then '; and more' else '' end),
                        hint = 'Nothing was changed. Say what becomes of each of them, as docs/OPERATIONS.md tells under "Upgrading", then start again.';
                end if;
            end $body$;
            """,
    };

    private static string Rows(AddCheckConstraintOperation check)
    {
        var column = check.Name[$"ck_{check.Table}_".Length..];
        return $"""
                select format('%s %s%s: %s “%s”', '{check.Table}', coalesce(to_jsonb(t) ->> 'id', to_jsonb(t) ->> 'draw_id'),
                    (select ' (R-' || lpad(r.number::text, 6, '0') || ')' from records r where r.id::text = to_jsonb(t) ->> 'record_id'), '{column}', t.{column}) as line
                from {check.Table} t where not (t.{check.Sql})
            """;
    }
}
