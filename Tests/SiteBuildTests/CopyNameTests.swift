import Testing

@testable import SiteBuild

@Suite struct `The name of a copy` {
    @Test(arguments: [
        "plan - Copie", "plan - Copie (2)", "plan – Copie", "plan - Copy", "plan - Copy (12)", "Copie de plan",
        "Copie (2) de plan", "Copy of plan", "copie-de-plan", "plan copie", "plan copie 2", "plan-copie", "plan_copie",
        "plan-copie-2", "plan copy", "plan copy 3", "plan (copie)", "plan (copy)", "plan (3e copie)",
        "plan (autre copie)", "plan (another copy)", "plan (1)", "plan(1)", "plan (copie 2)", "plan (copy 1)",
    ])
    func `says of what it is the copy`(name: String) {
        #expect(CopyName.original(of: name) == "plan")
    }

    @Test(arguments: [
        "plan", "photocopie", "photocopies", "copies", "copie", "plan (2013)", "plan-2", "copyright", "plan-copies",
        "copieur de la préfecture",
    ])
    func `is not that of one's own`(name: String) {
        #expect(CopyName.original(of: name) == nil)
    }

    @Test func `of a copy of a copy leads to the copy`() {
        #expect(CopyName.original(of: "plan - Copie - Copie") == "plan - Copie")
    }

    @Test(arguments: [
        "plan (Jeanne's conflicted copy 2013-06-17).md", "plan (copie en conflit de Jeanne 2013-06-17).md",
        "plan.sync-conflict-20130617-101010-ABCDEFG.md", "plan (SFConflict jeanne 2013-06-17).md",
        "plan_conflict-20130617-101010.md", "plan_PC7_Jun-17-101010-2013_Conflict.md",
    ])
    func `that synchronisation gives is told apart`(name: String) {
        #expect(CopyName.isConflict(name))
    }

    @Test(arguments: ["conflits-d-usage.md", "zone-de-conflit.md", "fiche.md"])
    func `is no matter of conflicts in general`(name: String) {
        #expect(!CopyName.isConflict(name))
    }
}
