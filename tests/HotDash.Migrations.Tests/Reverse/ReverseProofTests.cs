using HotDash.Migrations.Tests.Corpus;
using HotDash.Migrations.Tool.Reverse;
using HotDash.TestServers;
using Npgsql;

namespace HotDash.Migrations.Tests.Reverse;

public sealed class ReverseProofTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("alter table customers add column a text, add column b int not null default 1")]
    [InlineData("create table t (id bigint primary key, c bigint references customers (id)); create index t_c on t (c)")]
    [InlineData("create table a (id bigint primary key); create table b (id bigint primary key, a bigint references a (id)); create view v as select * from b; create view w as select * from v")]
    [InlineData("create table p (id bigint, at date) partition by range (at); create table p1 partition of p for values from ('2026-01-01') to ('2027-01-01')")]
    [InlineData("alter table orders add constraint positive check (total >= 0) not valid")]
    [InlineData("alter table orders validate constraint orders_external_known")]
    [InlineData("alter table products drop constraint products_sku_key")]
    [InlineData("drop policy notes_read on notes; create policy notes_read on notes for select to shop_app using (true)")]
    [InlineData("create or replace function tax(amount numeric, rate numeric default 0.19) returns numeric language sql immutable as 'select 1::numeric'")]
    [InlineData("alter table notes disable row level security; revoke insert on customers from shop_app")]
    [InlineData("alter table customers rename column phone to telephone; alter table customers alter column name drop not null")]
    [InlineData("create type mood as enum ('good', 'bad'); alter table orders add column mood mood; create view moods as select mood from orders")]
    [InlineData("drop trigger customers_touch on customers; drop view open_orders; drop index customers_region")]
    [InlineData("alter table customers alter column phone type varchar(40); alter table orders alter column note set default 'x'")]
    public async Task UpDownUp_OfAReversibleMigration_GivesEqualSchemasAndKeepsRows(string sql)
    {
        var result = await ProveAsync(sql);

        Assert.True(result.IsProven, $"{result.Reason}\n{result.Sql}");
        Assert.NotEmpty(result.Sql!);
    }

    [Theory]
    [InlineData("alter table customers drop column notes", "its data are gone")]
    [InlineData("drop table audit_log", "its data are gone")]
    [InlineData("alter type order_status add value 'returned'", "cannot take a value of an enumeration back")]
    public async Task WayBack_OfAnIrreversibleMigration_IsSaidNotToExist(string sql, string reason)
    {
        var result = await ProveAsync(sql);

        Assert.Null(result.Sql);
        Assert.Contains(reason, result.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WayBack_OfAMigrationThatChangedRows_IsNotProven()
    {
        var result = await ProveAsync("alter table customers add column a text; update customers set notes = 'overwritten'");

        Assert.False(result.IsProven);
        Assert.Contains("rows are no longer what they were: public.customers", result.Reason, StringComparison.Ordinal);
    }

    private static async Task<ReverseResult> ProveAsync(string sql)
    {
        var database = await CorpusGate.CreateDatabaseAsync(Token);
        await using var connection = new NpgsqlConnection(database + ";Pooling=false");
        await connection.OpenAsync(Token);
        var result = await ReverseProof.TryAsync(connection, new SqlMigration("0001_a.sql", sql), Token);
        await (await PostgresTestServer.GetAsync(Token)).DropDatabaseAsync(database, Token);

        return result;
    }
}
