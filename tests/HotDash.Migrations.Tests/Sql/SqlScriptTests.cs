using HotDash.Migrations.Sql;

namespace HotDash.Migrations.Tests.Sql;

public sealed class SqlScriptTests
{
    [Theory]
    [InlineData("select 1; select 2", 2)]
    [InlineData("select ';' ; -- a; b\nselect 2;", 2)]
    [InlineData("/* a; /* b; */ c; */ select 1;", 1)]
    [InlineData("create function f() returns void language plpgsql as $body$ begin a; b; end $body$; select 1", 2)]
    [InlineData("do $$ begin perform $x$;$x$; end $$", 1)]
    [InlineData("create function f() returns int begin atomic select 1; select case when true then 1 else 2 end; end; select 3", 2)]
    [InlineData("create rule r as on insert to t do also (insert into a values (1); insert into b values (2)); select 1", 2)]
    [InlineData("select e'it\\'s; one'; select 'it''s; one'", 2)]
    [InlineData("select \"a;b\", $1; ;; select 2", 2)]
    [InlineData("-- nothing here\n", 0)]
    public void Split_OfAScript_FindsItsStatements(string script, int statements)
    {
        Assert.Equal(statements, SqlScript.Split(script).Count);
    }

    [Fact]
    public void Split_StatementBehindComments_HasTheLineOfItsFirstWord()
    {
        var statements = SqlScript.Split("-- one\n\nselect 1;\n/* two\n three */ select\n 2;");

        Assert.Equal([3, 5], statements.Select(statement => statement.Line));
    }

    [Theory]
    [InlineData("select 1;\nselect 'open", "line 2: the ' that opens here is never closed.")]
    [InlineData("do $a$ begin", "line 1: the $a$ that opens here is never closed.")]
    [InlineData("/* open", "line 1: the comment that starts here is never closed. Close it with */.")]
    [InlineData("select 1;\n\\connect other", "line 2: a command of psql (\\…) is no SQL. Write it as SQL, or leave it out.")]
    public void Split_OfABrokenScript_NamesTheLine(string script, string message)
    {
        Assert.Equal(message, Assert.Throws<SqlScriptException>(() => SqlScript.Split(script)).Message);
    }
}
