namespace HotDash.Migrations.Tool.CommandLine;

internal static class Usage
{
    public const string Text = """
        hotdash-migrations VERB --folder PATH [--folder PATH …] [options]

        Verbs
          status    where each file stands in the target database
          schema    the newest schema that the files know, and the oldest whose programs the target still serves
          check     the gate: lint, dry run from zero and from the released schema, locks, previous release's statements, way back
          plan      what apply would do; with --dry-run it is tried on the target in a transaction that is taken back
          review    somebody has read what was validated: --actor NAME --reason TEXT
          apply     applies what was validated and reviewed: --actor NAME
          verify    compares the live schema of the target with what the files make on a scratch server
          prepare   runs an application's own migration (--image NAME@DIGEST --actor NAME -- COMMAND), times it and records what it
                    changed; status, plan and verify with --image instead of --folder show such a database
          reverse   prints the way back of what is not released, and whether up, down, up proved it

        Options
          --folder PATH          plain files, Prisma's migrations or Supabase's; several are applied one after the other
          --name NAME            the database's name in reports; the last folder's when left out
          --since FILE           the last file that the running release has applied
          --base REF             the git commit that the running release was made of; needs its history (fetch-depth: 0); none = nothing is released
          --each                 judge every file as a release of its own; the default when neither of the two is given
          --contract PATH        statements of the previous release, to be run before and after
          --role NAME            a role that the files expect; Supabase's are known
          --sample-rows N        rows per table in the dry run (20)
          --override RULE:FILE   let a finding through; needs --approver NAME and --reason TEXT, and is recorded
          --ignore PATTERN       verify: a thing that the application makes itself; * stands for anything
          --begin FILE           prepare: somebody else runs the migration and it is about to start
          --end FILE             prepare: it has ended, with --exit-code N, after --elapsed MS; FILE is the one of --begin
          --target VARIABLE      the variable that holds the target's connection string (ConnectionStrings__target)
          --json                 machine-readable output
          --markdown FILE        check: writes the verdict for a pull request as well
          --squawk PATH          the linter, when it is not where the build put it
          --embedded-host PATH   HotDash.Embedded.Host, to start a scratch server from

        Environment
          ConnectionStrings__target    the database that is looked at or changed (status, plan, review, apply, verify; optional for check and schema)
          ConnectionStrings__scratch   an administrator of a server that may be used for trials; otherwise --embedded-host starts one

        Exit codes
          0 done   1 failed   2 usage or configuration   3 refused   4 the live schema differs
        """;

    public static int Print(TextWriter writer, int exitCode)
    {
        writer.WriteLine(Text);

        return exitCode;
    }
}
