import Foundation
import SiteBuild
import TestSupport
import Testing

/// Plan, calendar and dashboard for kinds of which the program has never heard, in English, with one edition.
@Suite struct `Steering with other kinds` {
    let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
        try folder.write("title: Works\nlanguage: en\nsample data: yes\nas of: 2020-03-15\n", to: "content/site.yaml")
        try folder.write(
            """
            editions: [all]
            vocabularies:
              state: { todo: open, doing: open, waiting: paused, finished: done, dropped: dropped }
            kinds:
              team:
                names: { one: team, many: teams, gender: n }
                folder: teams
                title: name
                fields:
                  name: { type: text, required: true }
              project:
                names: { one: project, many: projects, gender: n }
                folder: projects
                title: name
                fields:
                  name: { type: text, required: true }
                  phases: { type: texts }
              job:
                names: { one: job, many: jobs, gender: n }
                folder: jobs
                title: name
                roles: { office: team }
                fields:
                  name: { type: text, required: true }
                  project: { type: reference, to: project, inverse: jobs }
                  phase: { type: text }
                  team: { type: reference, to: team, inverse: jobs }
                  milestones:
                    records:
                      what: { type: text, required: true }
                      deadline: { type: date }
                      new deadline: { type: date }
                      state: { choice: state }
              promise:
                names: { one: promise, many: promises, gender: n }
                table: promises.csv
                title: "{team} – {what}"
                pages: no
                roles: { who: team, office: team, what: what, due: deadline, moved: new deadline, state: state, read at: job }
                fields:
                  team: { type: reference, to: team, inverse: promises }
                  job: { type: reference, to: job, inverse: promises }
                  what: { type: text, required: true }
                  deadline: { type: date, required: true }
                  new deadline: { type: date }
                  state: { choice: state }
            rules:
              somebody: { rows: job, columns: [job.team], filled by: promise, through: [job, team], level: warning }
            views:
              progress:
                plan: job
                title: Progress
                by: phase
                order: project.phases
                leads: team
                steps: milestones
                name: what
                due: deadline
                moved: new deadline
                state: state
                also by: [team]
                commitments: [promise]
              dates: { calendar: [job.milestones.deadline, promise.deadline], title: Dates }
              board: { dashboard: [somebody], title: Board, late: progress, by: team }
            """, to: "content/model.yaml")
        for team in ["North", "South"] {
            try folder.write("---\nname: \(team)\n---\n", to: "content/teams/\(team.lowercased()).md")
        }
        try folder.write("---\nname: Bridge\nphases: [Plan, Build]\n---\n", to: "content/projects/bridge.md")
        try folder.write(
            """
            ---
            name: Arch
            project: bridge
            phase: Build
            team: north
            ---
            ## Milestones

            | what | deadline | new deadline | state |
            | --- | --- | --- | --- |
            | Stones | 2020-01-10 | | finished |
            | Scaffold | 2020-02-01 | 2020-03-20 | todo |
            | Keystone | 2020-03-01 | | doing |
            | Railing | 2020-03-02 | | waiting |
            | Lamps | 2020-03-03 | | dropped |
            """, to: "content/jobs/arch.md")
        try folder.write(
            """
            ---
            name: Survey
            project: bridge
            phase: Plan
            team: south
            ---
            ## Milestones

            | what | deadline | state |
            | --- | --- | --- |
            | Map | 2020-01-05 | finished |
            """, to: "content/jobs/survey.md")
        try folder.write(
            """
            id;team;job;what;deadline;new deadline;state
            p1;north;arch;Order granite;2020-02-10;;todo
            p2;south;;Lend a boat;2020-02-10;2020-04-01;todo
            """, to: "content/promises.csv")
    }

    private func build() async throws -> ShownSite {
        try await ShownSite.build(folder, content: folder["content"], at: "2020-03-15")
    }

    @Test func `only open steps past their latest day are late, and dropped ones do not count`() async throws {
        let plan = try await build().text("progress.html")
        #expect(ShownSite.figures(plan).map(\.number) == ["2", "40%", "1"])
        #expect(
            ShownSite.figures(plan).map(\.text) == ["steps done of 5", "of the plan’s steps are done", "late step"])
        let late = ShownSite.rows(ShownSite.section("en-retard", of: plan))
        #expect(late.count == 1 && late.allSatisfy { $0.contains("Keystone") })
        // The order of the list in the project, not that of names.
        let plans = try #require(plan.firstRange(of: ">Plan <small"))
        let builds = try #require(plan.firstRange(of: ">Build <small"))
        #expect(plans.lowerBound < builds.lowerBound)
        #expect(plan.contains("20 March 2020 <small class=\"discret\">(moved from 1 February 2020)</small>"))
        // A shape for each state: done, done, to come, late; the dropped one is not drawn.
        #expect(plan.matches(of: #/<circle class="f1"/#).count == 2)
        #expect(plan.matches(of: #/<circle class="f3"/#).count == 2)
        #expect(plan.matches(of: #/<path class="f2"/#).count == 1)
    }

    @Test func `the work of a team stands on its page and in the list by team`() async throws {
        let site = try await build()
        let team = try site.text("teams/north.html")
        #expect(team.contains("Order granite") && team.contains("Arch") && !team.contains("Lend a boat"))
        let list = try site.text("progress-by-team.html")
        #expect(list.matches(of: #/<section id="team-([a-z]+)"/#).map { String($0.1) } == ["north", "south"])
    }

    @Test func `the calendar shows a thing on the day to which it was put off`() async throws {
        let site = try await build()
        let calendar = try site.text("dates.html")
        #expect(calendar.contains("April 2020</h2>"))
        let april = try #require(calendar.firstMatch(of: #/(?s)<h2>April 2020.*?</div></li>/#)).0
        #expect(april.contains("Lend a boat") && april.contains("moved from 10 February 2020"))
        #expect(calendar.contains("March 2020 <small>(this month)</small>"))
        #expect(!calendar.contains("Lamps"))
    }

    @Test func `every figure of the dashboard counts the lines of its list`() async throws {
        let board = try await build().text("board.html")
        #expect(ShownSite.figures(board).map(\.number) == ["50%", "1", "1", "1"])
        for figure in ShownSite.figures(board) where figure.anchor != "par-unite" {
            #expect(figure.number == String(ShownSite.items(figure.anchor, of: board)), "\(figure.text)")
        }
        #expect(
            ShownSite.rows(ShownSite.section("par-unite", of: board)).map(ShownSite.numbers) == [
                [1, 1], [0, 0], [1, 1],
            ])
    }
}
